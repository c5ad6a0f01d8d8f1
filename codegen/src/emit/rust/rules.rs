//! The rules by which a request can be checked before it is sent: a table for each type, which `validate` reads.
//!
//! What is in them: what must be there, values of closed lists, lengths, ranges, numbers of elements, character rules,
//! conditions that name their field; all as the model decides it, so that the document asks for the same. What is not, on
//! purpose: formats, of which there are dialects.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::Context;
use crate::model::{Api, Direction, Limits, Property, RequestRule, Schema, SchemaId, Shape};
use crate::pattern::Form;

/// The types that requests have.
pub(super) fn in_requests(api: &Api) -> BTreeSet<SchemaId> {
    let bodies = api.operations.iter().filter_map(|operation| operation.request_body.as_ref());
    let roots = bodies.filter_map(|body| body.shape.leaf_schema());
    api.reachable(roots, |property| property.request.is_some())
}

/// The table of a type.
pub(super) fn table(context: &Context<'_>, schema: &Schema) -> TokenStream {
    let members = schema.members().filter_map(|property| rule(context, property));
    let conditions: Vec<TokenStream> = schema.request_rules().iter().filter_map(condition).collect();
    let conditions = (!conditions.is_empty()).then(|| quote! { .conditions(&[#(#conditions),*]) });
    quote! {
        pub(super) static RULES: codegen::Rules = codegen::Rules::new(&[#(#members),*]) #conditions;
    }
}

/// The rules of a member. None where there are none.
fn rule(context: &Context<'_>, property: &Property) -> Option<TokenStream> {
    let usage = property.usage(Direction::Request)?;
    let name = &property.name;
    let mandatory = property.is_mandatory().then(|| quote! { .mandatory() });
    let limits = limits(&usage.facts.enforced(&property.shape, Direction::Request));
    let object = property.shape.leaf_schema().map(|target| {
        let module = context.module(target);
        quote! { .object(&super::#module::RULES) }
    });
    let map = matches!(property.shape, Shape::Map(_)).then(|| quote! { .map() });
    if mandatory.is_none() && limits.is_empty() && object.is_none() {
        return None;
    }
    Some(quote! { codegen::Rule::new(#name) #mandatory #limits #object #map })
}

/// What is enforced, as setters of a rule. At least nothing is no limit.
fn limits(limits: &Limits) -> TokenStream {
    let length = |least: Option<u64>| least.filter(|least| *least > 0).map(whole);
    let mut setters = TokenStream::new();
    let values: Option<Vec<TokenStream>> = limits.values.iter().map(literal).collect();
    let values = values.filter(|values| !values.is_empty());
    setters.extend(values.map(|values| quote! { .values(&[#(#values),*]) }));
    setters.extend(length(limits.lengths.minimum).map(|least| quote! { .min_length(#least) }));
    setters.extend(limits.lengths.maximum.map(whole).map(|most| quote! { .max_length(#most) }));
    setters.extend(length(limits.items.minimum).map(|least| quote! { .min_items(#least) }));
    setters.extend(limits.items.maximum.map(whole).map(|most| quote! { .max_items(#most) }));
    let number = |end: &Option<serde_json::Number>| end.as_ref().and_then(decimal);
    setters.extend(number(&limits.bounds.minimum).map(|least| quote! { .minimum(#least) }));
    setters.extend(number(&limits.bounds.maximum).map(|most| quote! { .maximum(#most) }));
    setters.extend(limits.pattern.as_deref().and_then(Form::of).map(|it| match it {
        Form::Matches(pattern) => quote! { .pattern(#pattern) },
        other => {
            let form = form(&other);
            quote! { .form(&#form) }
        }
    }));
    setters
}

/// A pattern with look-ahead, which the runtime's engine has not: its parts.
fn form(form: &Form) -> TokenStream {
    let parts = |parts: &[Form]| parts.iter().map(self::form).collect::<Vec<_>>();
    match form {
        Form::Matches(pattern) => quote! { codegen::Form::Matches(#pattern) },
        Form::Differs(pattern) => quote! { codegen::Form::Differs(#pattern) },
        Form::All(all) => {
            let all = parts(all);
            quote! { codegen::Form::All(&[#(#all),*]) }
        }
        Form::Any(any) => {
            let any = parts(any);
            quote! { codegen::Form::Any(&[#(#any),*]) }
        }
    }
}

fn condition(rule: &RequestRule<'_>) -> Option<TokenStream> {
    Some(match rule {
        RequestRule::When { field, equals, members } => {
            let field = &field.name;
            let equals: Vec<TokenStream> = equals.iter().map(literal).collect::<Option<_>>()?;
            let members = members.iter().map(|member| &member.name);
            quote! { codegen::Condition::When { field: #field, equals: &[#(#equals),*], members: &[#(#members),*] } }
        }
        RequestRule::Either(members) => {
            let members = members.iter().map(|member| &member.name);
            quote! { codegen::Condition::Either(&[#(#members),*]) }
        }
        RequestRule::Apart(pair) => {
            let [one, other] = pair.map(|member| &member.name);
            quote! { codegen::Condition::Apart([#one, #other]) }
        }
        RequestRule::Together { given, members } => {
            let given = &given.name;
            let members = members.iter().map(|member| &member.name);
            quote! { codegen::Condition::Together { given: #given, members: &[#(#members),*] } }
        }
    })
}

fn literal(value: &Value) -> Option<TokenStream> {
    Some(match value {
        Value::String(text) => quote! { codegen::Literal::Text(#text) },
        Value::Bool(truth) => quote! { codegen::Literal::Boolean(#truth) },
        Value::Number(number) => {
            let Some(number) = number.as_i64() else {
                let number = decimal(number)?;
                return Some(quote! { codegen::Literal::Number(#number) });
            };
            let sign = (number < 0).then(|| quote! { - });
            let number = whole(number.unsigned_abs());
            quote! { codegen::Literal::Integer(#sign #number) }
        }
        _ => return None,
    })
}

/// `1_048_576`: long numbers are read in groups.
fn whole(number: u64) -> TokenStream {
    tokens(&grouped(&number.to_string()))
}

/// `-1.0`, `2_147_483_647.0`. None for what has no plain decimal form.
fn decimal(number: &serde_json::Number) -> Option<TokenStream> {
    let text = number.to_string();
    let (sign, digits) =
        text.strip_prefix('-').map_or((None, text.as_str()), |rest| (Some(quote! { - }), rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    // Limits have no more digits than a float has.
    let is_plain = [whole, fraction].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if !is_plain {
        return None;
    }
    let number = tokens(&format!("{}.{fraction}", grouped(whole)));
    Some(quote! { #sign #number })
}

fn grouped(digits: &str) -> String {
    let mut grouped = String::new();
    for (index, digit) in digits.chars().enumerate() {
        // Lints want groups in numbers of six digits and more.
        if index > 0 && digits.len() > 5 && (digits.len() - index).is_multiple_of(3) {
            grouped.push('_');
        }
        grouped.push(digit);
    }
    grouped
}

fn tokens(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_lints_want_them() {
        assert_eq!(whole(64).to_string(), "64");
        assert_eq!(whole(1_048_576).to_string(), "1_048_576");
        let decimal = |text: &str| decimal(&serde_json::from_str(text).unwrap()).map(|it| it.to_string());
        assert_eq!(decimal("-1").as_deref(), Some("- 1.0"));
        assert_eq!(decimal("2147483647").as_deref(), Some("2_147_483_647.0"));
        assert_eq!(decimal("0.5").as_deref(), Some("0.5"));
        assert_eq!(decimal("1e30"), None);
    }
}
