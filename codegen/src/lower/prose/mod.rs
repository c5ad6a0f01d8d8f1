//! stub
use crate::model::*;
/// s
#[derive(Clone, Copy)]
pub struct Sibling<'a> {
    /// s
    pub name: &'a str,
    /// s
    pub shape: &'a Shape,
    /// s
    pub paragraphs: &'a [String],
}
/// s
pub struct Subject<'a> {
    /// s
    pub name: &'a str,
    /// s
    pub shape: &'a Shape,
    /// s
    pub paragraphs: &'a [String],
    /// s
    pub siblings: &'a [Sibling<'a>],
    /// s
    pub direction: Direction,
    /// s
    pub examples: &'a [&'a str],
}
/// s
pub enum Remark {
    /// s
    A,
}
/// s
pub struct Reading {
    /// s
    pub facts: Facts,
    /// s
    pub remarks: Vec<Remark>,
}
/// s
pub fn read(_: &Subject<'_>) -> Reading {
    Reading { facts: Facts::default(), remarks: vec![] }
}
