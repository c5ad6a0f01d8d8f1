//! Pages that were made to hurt: kinds of attack, in every dialect, of any size. Tests ask that each is read or refused; the
//! program `mutants` measures what that costs.

mod dialects;
mod kinds;

pub use dialects::{Form, Part, neighbour, page};
pub use kinds::ALL;

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
#[derive(Clone, Copy)]
pub struct Kind {
    /// What it does.
    pub name: &'static str,
    /// The form of the page.
    pub form: Form,
    /// A page of this size.
    pub make: fn(usize, Form) -> String,
    /// How many of the repeated thing hurt, and how many are just too many.
    pub sizes: (usize, usize),
    /// The code of the diagnostic that refuses it, where it is refused.
    pub refused: Option<&'static str>,
}

impl Kind {
    /// The page, and a neighbour that is harmless.
    pub fn pages(&self, size: Size) -> Vec<SourcePage> {
        let count = if size == Size::Hurting { self.sizes.0 } else { self.sizes.1 };
        let extension = self.form.extension();
        vec![
            SourcePage::new(format!("hostile/Hostile.{extension}"), (self.make)(count, self.form)),
            SourcePage::new("hostile/ListNeighbours.html", neighbour()),
        ]
    }
}
