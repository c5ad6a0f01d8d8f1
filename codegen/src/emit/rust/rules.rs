//! The rules by which a request can be checked before it is sent: a table for each type, and `validate`.
//!
//! What is in them: what must be there, lengths, ranges, numbers of elements, character rules, conditions that name
//! their field. What is not, on purpose: lists of values, which services extend; formats, of which there are dialects.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use super::Context;
use super::print::ident;
use crate::model::{Api, Direction, Facts, Lengths, Property, RequestRule, Schema, SchemaId, Shape};

/// The types that requests have.
pub(super) fn in_requests(api: &Api) -> BTreeSet<SchemaId> {
    let bodies = api.operations.iter().filter_map(|operation| operation.request_body.as_ref());
    let mut open: Vec<SchemaId> = bodies.filter_map(|body| body.shape.leaf_schema()).collect();
    let mut found = BTreeSet::new();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            let members = api.schema(id).members().filter(|property| property.request.is_some());
            open.extend(members.filter_map(|property| property.shape.leaf_schema()));
        }
    }
    found
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

/// The method of a type.
pub(super) fn method() -> TokenStream {
    quote! {
        /// Holds this against the rules that the documents give for requests: what must be there, lengths, ranges,
        /// characters, conditions. Sending does not do so: the service has the last word.
        ///
        /// # Errors
        ///
        /// Every rule that it breaks, without the values that break them.
        pub fn validate(&self) -> Result<(), codegen::Violations> {
            codegen::validate(self, &RULES)
        }
    }
}

/// The rules of a member. None where there are none.
fn rule(context: &Context<'_>, property: &Property) -> Option<TokenStream> {
    let usage = property.usage(Direction::Request)?;
    let name = &property.name;
    let mandatory = property.is_mandatory().then(|| quote! { .mandatory() });
    let facts = limits(&usage.facts, &property.shape);
    let object = property.shape.leaf_schema().map(|target| {
        let module = ident(context.module(target));
        quote! { .object(&super::#module::RULES) }
    });
    let map = matches!(property.shape, Shape::Map(_)).then(|| quote! { .map() });
    if mandatory.is_none() && facts.is_empty() && object.is_none() {
        return None;
    }
    Some(quote! { codegen::Rule::new(#name) #mandatory #facts #object #map })
}

/// What the documents limit, where the shape has it, and where no value that they list breaks it.
fn limits(facts: &Facts, shape: &Shape) -> TokenStream {
    let mut limits = TokenStream::new();
    let leaf = shape.leaf();
    let listed: Vec<&str> =
        facts.values.iter().flat_map(|values| &values.values).map(|value| value.literal.as_str()).collect();
    let all_fit = |lengths: &Lengths| {
        let count = |text: &&&str| u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
        let fits = |count| {
            lengths.minimum.is_none_or(|least| count >= least)
                && lengths.maximum.is_none_or(|most| count <= most)
        };
        listed.iter().all(|text| fits(count(&text)))
    };
    if let Some(lengths) = facts.lengths.filter(|lengths| *leaf == Shape::String && all_fit(lengths)) {
        let least = lengths.minimum.filter(|least| *least > 0).map(whole);
        let most = lengths.maximum.map(whole);
        limits.extend(least.map(|least| quote! { .min_length(#least) }));
        limits.extend(most.map(|most| quote! { .max_length(#most) }));
    }
    if let Some(items) = facts.items.filter(|_| matches!(shape, Shape::Array(_))) {
        let least = items.minimum.filter(|least| *least > 0).map(whole);
        let most = items.maximum.map(whole);
        limits.extend(least.map(|least| quote! { .min_items(#least) }));
        limits.extend(most.map(|most| quote! { .max_items(#most) }));
    }
    if let Some(bounds) = facts.bounds.as_ref().filter(|_| matches!(leaf, Shape::Integer | Shape::Number)) {
        let least = bounds.minimum.as_ref().and_then(decimal);
        let most = bounds.maximum.as_ref().and_then(decimal);
        limits.extend(least.map(|least| quote! { .minimum(#least) }));
        limits.extend(most.map(|most| quote! { .maximum(#most) }));
    }
    // The runtime's engine is small: it knows no look-around.
    let matches_all = |pattern: &&String| {
        regex_lite::Regex::new(pattern).is_ok_and(|pattern| listed.iter().all(|text| pattern.is_match(text)))
    };
    let pattern = facts.pattern.as_ref().filter(|_| *leaf == Shape::String).filter(matches_all);
    limits.extend(pattern.map(|pattern| quote! { .pattern(#pattern) }));
    limits
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
    })
}

fn literal(value: &Value) -> Option<TokenStream> {
    Some(match value {
        Value::String(text) => quote! { codegen::Literal::Text(#text) },
        Value::Bool(truth) => quote! { codegen::Literal::Boolean(#truth) },
        Value::Number(number) => {
            let number = number.as_i64()?;
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
    // More digits than a float has would not be the number that is written.
    let is_plain = [whole, fraction].iter().all(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    if !is_plain || whole.len() + fraction.len() > 15 {
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
        assert_eq!(decimal("9223372036854775807"), None);
    }
}
