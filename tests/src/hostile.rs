//! Pages that were made to hurt: kinds of attack, in every form, of any size. Tests ask that each is read or refused; the
//! program `mutants` measures what that costs.

mod dialects;
mod kinds;
mod pages;

pub use dialects::{Form, Part, page};

use dialects::neighbour;
use tablature_codegen::source::SourcePage;

/// How large the pages of a kind are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// So large that it hurts who has no bounds.
    Hurting,
    /// Right behind the bound, where there is one.
    Beyond,
}

/// A kind of attack in one form.
pub struct Kind {
    /// What it does.
    pub name: &'static str,
    /// The form of the page.
    pub form: Form,
    /// The code of the diagnostic that refuses it, where it is refused.
    pub refused: Option<&'static str>,
    attack: &'static kinds::Attack,
}

/// Every kind, in every form that it has.
pub fn all() -> Vec<Kind> {
    let of = |attack: &'static kinds::Attack| {
        let kind =
            move |form: &Form| Kind { name: attack.name, form: *form, refused: attack.refused, attack };
        attack.forms.iter().map(kind)
    };
    kinds::ATTACKS.iter().flat_map(of).collect()
}

impl Kind {
    /// The page, and a neighbour that does no harm.
    ///
    /// # Panics
    ///
    /// Never: both have names that pages may have.
    #[expect(clippy::unwrap_used, reason = "a helper of tests may say what must hold, as tests do")]
    pub fn pages(&self, size: Size) -> Vec<SourcePage> {
        let count = if size == Size::Hurting { self.attack.sizes.0 } else { self.attack.sizes.1 };
        let path = format!("hostile/Hostile.{}", self.form.extension());
        let page = SourcePage::new(path, (self.attack.make)(count, self.form)).unwrap();
        vec![page, SourcePage::new("hostile/ListNeighbours.html", neighbour()).unwrap()]
    }
}
