//! A type as the crate writes it.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};

/// A type of a member, an argument, a body or a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::emit::rust) enum RustType {
    /// `()`: a body that nobody described.
    Nothing,
    Text,
    Signed,
    Unsigned,
    Float,
    Boolean,
    Secret,
    SecretValue,
    Timestamp,
    /// Any JSON.
    Value,
    /// A file that is sent.
    Upload,
    /// A file that is received.
    Download,
    /// An object type that the documents describe.
    Struct(Ident),
    /// An open enum of values that they list.
    Enum(Ident),
    /// A type of the same file.
    Local(Ident),
    /// A type that holds itself.
    Boxed(Box<RustType>),
    List(Box<RustType>),
    Map(Box<RustType>),
}

impl RustType {
    pub fn list(items: Self) -> Self {
        Self::List(Box::new(items))
    }

    pub fn map(values: Self) -> Self {
        Self::Map(Box::new(values))
    }

    /// The type at the bottom of lists, maps and boxes.
    pub fn leaf(&self) -> &Self {
        match self {
            Self::Boxed(inner) | Self::List(inner) | Self::Map(inner) => inner.leaf(),
            _ => self,
        }
    }

    /// Whether there is a map in it.
    pub fn has_map(&self) -> bool {
        match self {
            Self::Map(_) => true,
            Self::Boxed(inner) | Self::List(inner) => inner.has_map(),
            _ => false,
        }
    }

    /// As files of `model` write it.
    pub fn within(&self) -> TokenStream {
        self.written(&TokenStream::new())
    }

    /// `models` is the path to the types of the crate.
    fn written(&self, models: &TokenStream) -> TokenStream {
        match self {
            Self::Nothing => quote! { () },
            Self::Text => quote! { String },
            Self::Signed => quote! { i64 },
            Self::Unsigned => quote! { u64 },
            Self::Float => quote! { f64 },
            Self::Boolean => quote! { bool },
            Self::Secret => quote! { Secret },
            Self::SecretValue => quote! { SecretValue },
            Self::Timestamp => quote! { Timestamp },
            Self::Value => quote! { Value },
            Self::Upload => quote! { codegen::Upload },
            Self::Download => quote! { codegen::Download },
            Self::Struct(name) | Self::Enum(name) => quote! { #models #name },
            Self::Local(name) => quote! { #name },
            Self::Boxed(inner) => wrapped(&quote! { Box }, inner, models),
            Self::List(inner) => wrapped(&quote! { Vec }, inner, models),
            Self::Map(inner) => {
                let inner = inner.written(models);
                quote! { BTreeMap<String, #inner> }
            }
        }
    }
}

fn wrapped(outer: &TokenStream, inner: &RustType, models: &TokenStream) -> TokenStream {
    let inner = inner.written(models);
    quote! { #outer<#inner> }
}

/// As files outside of `model` write it: types of the documents have their module before them, because an operation
/// and a type may have one name.
impl ToTokens for RustType {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.written(&quote! { model:: }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::emit::rust::print::ident;

    #[test]
    fn a_type_is_written_by_where_it_stands() {
        let type_ = RustType::list(RustType::map(RustType::Struct(ident("Tag"))));
        assert_eq!(type_.within().to_string(), "Vec < BTreeMap < String , Tag > >");
        assert_eq!(type_.to_token_stream().to_string(), "Vec < BTreeMap < String , model :: Tag > >");
        assert!(type_.has_map());
        assert_eq!(*type_.leaf(), RustType::Struct(ident("Tag")));
    }
}
