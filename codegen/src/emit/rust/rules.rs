//! The rules by which a request can be checked before it is sent: a table for each type, which `validate` reads.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::plan::{Condition, Decimal, Limit, Literal, Rule, Rules};
use crate::pattern::Form;

/// The table of a type.
pub(super) fn table(rules: &Rules<'_>) -> TokenStream {
    let Rules { members, conditions } = rules;
    let conditions = (!conditions.is_empty()).then(|| quote! { .conditions(&[#(#conditions),*]) });
    quote! {
        pub(super) static RULES: codegen::Rules = codegen::Rules::new(&[#(#members),*]) #conditions;
    }
}

impl ToTokens for Rule<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { wire, is_mandatory, limits, object, is_map } = self;
        let mandatory = is_mandatory.then(|| quote! { .mandatory() });
        let object = object.as_ref().map(|module| quote! { .object(&super::#module::RULES) });
        let map = is_map.then(|| quote! { .map() });
        tokens.extend(quote! { codegen::Rule::new(#wire) #mandatory #(#limits)* #object #map });
    }
}

/// A setter of a rule.
impl ToTokens for Limit {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(match self {
            Self::Values(values) => quote! { .values(&[#(#values),*]) },
            Self::MinLength(least) => setter(&quote! { min_length }, *least),
            Self::MaxLength(most) => setter(&quote! { max_length }, *most),
            Self::MinItems(least) => setter(&quote! { min_items }, *least),
            Self::MaxItems(most) => setter(&quote! { max_items }, *most),
            Self::Minimum(least) => quote! { .minimum(#least) },
            Self::Maximum(most) => quote! { .maximum(#most) },
            Self::Form(Form::Matches(pattern)) => quote! { .pattern(#pattern) },
            Self::Form(other) => {
                let form = form(other);
                quote! { .form(&#form) }
            }
        });
    }
}

fn setter(name: &TokenStream, number: u64) -> TokenStream {
    let number = whole(number);
    quote! { .#name(#number) }
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

impl ToTokens for Condition<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let condition = match self {
            Self::When { field, equals, members } => {
                quote! { When { field: #field, equals: &[#(#equals),*], members: &[#(#members),*] } }
            }
            Self::Either(members) => quote! { Either(&[#(#members),*]) },
            Self::Apart([one, other]) => quote! { Apart([#one, #other]) },
            Self::Together { given, members } => {
                quote! { Together { given: #given, members: &[#(#members),*] } }
            }
        };
        tokens.extend(quote! { codegen::Condition::#condition });
    }
}

impl ToTokens for Literal {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let literal = match self {
            Self::Text(text) => quote! { Text(#text) },
            Self::Boolean(truth) => quote! { Boolean(#truth) },
            Self::Integer(number) => {
                let sign = (*number < 0).then(|| quote! { - });
                let number = whole(number.unsigned_abs());
                quote! { Integer(#sign #number) }
            }
            Self::Number(number) => quote! { Number(#number) },
        };
        tokens.extend(quote! { codegen::Literal::#literal });
    }
}

/// `-1.0`, `2_147_483_647.0`.
impl ToTokens for Decimal {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let (whole, fraction) = self.0.split_once('.').unwrap_or((&self.0, "0"));
        let digits = whole.strip_prefix('-').unwrap_or(whole);
        let sign = (digits.len() < whole.len()).then(|| quote! { - });
        let number = self::number(&format!("{}.{fraction}", grouped(digits)));
        tokens.extend(quote! { #sign #number });
    }
}

/// `1_048_576`: long numbers are read in groups.
fn whole(number: u64) -> TokenStream {
    self::number(&grouped(&number.to_string()))
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

/// Digits, `_` and a point are always a token.
fn number(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_lints_want_them() {
        assert_eq!(whole(64).to_string(), "64");
        assert_eq!(whole(1_048_576).to_string(), "1_048_576");
        let decimal = |text: &str| Decimal(text.to_owned()).to_token_stream().to_string();
        assert_eq!(decimal("-1.0"), "- 1.0");
        assert_eq!(decimal("2147483647.0"), "2_147_483_647.0");
        assert_eq!(decimal("0.5"), "0.5");
    }
}
