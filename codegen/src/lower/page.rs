//! A page while it is read, and what is known of it so far.
//!
//! Here are the parts that all who read it share: what is read ([`Input`]), what its examples show ([`Evidence`]), how far
//! the reading is ([`Progress`]), and what is written ([`Output`]). The modules beside this one add the methods that read:
//! each may call those that it is made of, and none imports the one that calls it.
//! Left out on purpose: what anything on the page means.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::account::Account;
use super::definition::Definitions;
use super::draft::Drafts;
use super::example::Examples;
use super::example::evidence::Evidence;
use super::prose::Readings;
use super::side;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::{CloudInfo, OperationId, SchemaId, SchemaSite, ServiceInfo};
use crate::raw::{RawOperation, RawTable, Side, TableRole};
use crate::source::Place;

/// A page while it is read.
pub(super) struct Page<'a> {
    pub input: Input<'a>,
    pub evidence: Evidence,
    pub progress: Progress,
    pub output: Output<'a>,
}

/// What a page is read from. Nothing of it changes.
#[derive(Clone, Copy)]
pub(super) struct Input<'a> {
    pub raw: &'a RawOperation,
    pub id: &'a OperationId,
    pub service: &'a ServiceInfo,
    pub cloud: &'a CloudInfo,
    pub examples: &'a Examples<'a>,
    /// The tables that define what rows name, and what the page leaves open.
    pub definitions: &'a Definitions,
}

/// How far the reading is: the types that are there, the one that is being read, and what counts towards a bound.
#[derive(Default)]
pub(super) struct Progress {
    /// The type that each table defines, by index of the table and direction.
    pub defined: BTreeMap<(usize, Side), SchemaId>,
    /// Tables of maps that are being read.
    pub maps: Vec<usize>,
    /// Types that are being read: each names the next.
    pub chain: usize,
    /// Rows so far that state a pattern.
    pub patterns: usize,
}

/// What is written: types, messages, and where each row went.
pub(super) struct Output<'a> {
    pub drafts: &'a mut Drafts,
    pub diagnostics: &'a mut Diagnostics,
    pub account: &'a mut Account,
    /// Descriptions of the service that are read already.
    pub readings: &'a mut Readings,
    /// Remarks that were made already, so that the response's copy of a table does not repeat those of the request's.
    pub remarked: BTreeMap<(Code, String, String), usize>,
}

impl<'a> Output<'a> {
    /// What one page is written to.
    pub fn new(
        drafts: &'a mut Drafts,
        diagnostics: &'a mut Diagnostics,
        account: &'a mut Account,
        readings: &'a mut Readings,
    ) -> Self {
        Self { drafts, diagnostics, account, readings, remarked: BTreeMap::new() }
    }
}

impl<'a> Page<'a> {
    /// A page of which nothing is read yet.
    pub fn new(input: Input<'a>, output: Output<'a>) -> Self {
        Self { evidence: Evidence::of(input.examples), progress: Progress::default(), input, output }
    }

    /// The page as a whole.
    pub fn place(&self) -> Place {
        Place::page(Arc::clone(&self.input.raw.page))
    }

    /// The line of method and path.
    pub fn place_of_line(&self) -> Place {
        self.place().at(self.input.raw.uri.line.span)
    }

    /// The tables with this role, with their indices.
    pub fn tables(&self, role: &TableRole) -> Vec<(usize, &'a RawTable)> {
        self.input.raw.tables.iter().enumerate().filter(|(_, table)| table.role == *role).collect()
    }

    /// Where a type of the page belongs: operation, direction, status.
    pub fn site(&self, side: &Side) -> SchemaSite {
        let status = match side {
            Side::Request => None,
            Side::Response(code) => code.as_deref().and_then(side::status),
        };
        SchemaSite { operation: self.input.id.0.clone(), direction: side::direction(side), status }
    }
}
