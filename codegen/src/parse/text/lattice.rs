//! Every way through the paragraphs of a table, and the cheapest of them (Viterbi's algorithm).

use super::cost::{self, Slot, Style};
use super::look::Look;
use super::paragraph::{Paragraph, Stands};

/// A step that is none, such as going on with a cell that was never opened.
const IMPOSSIBLE: u32 = 1_000_000;

/// What a paragraph is to the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// It opens the cell of this column.
    First(usize),
    /// It goes on with the cell of this column.
    More(usize),
    /// It stands behind the table.
    Behind,
}

/// Every way through the paragraphs, and what it costs.
#[derive(Clone, Copy)]
pub(super) struct Lattice<'t> {
    pub paragraphs: &'t [Paragraph],
    pub slots: &'t [Slot],
    pub style: Style,
}

/// The least cost of a way to a part, and the part before it.
#[derive(Clone, Copy)]
struct Step {
    cost: u32,
    from: usize,
}

impl Lattice<'_> {
    /// What a paragraph can be, in the order of preference among equals.
    fn parts(&self) -> Vec<Part> {
        let columns = 0..self.slots.len();
        let slots = self.slots.iter().enumerate();
        let more = slots.filter(|(_, slot)| slot.is_long()).map(|(column, _)| Part::More(column));
        more.chain(columns.map(Part::First)).chain([Part::Behind]).collect()
    }

    /// The cheapest way, and what it costs.
    pub fn best(&self) -> (Vec<Part>, u32) {
        let parts = self.parts();
        let steps = self.forward(&parts);
        let Some(last) = steps.last() else { return (Vec::new(), 0) };
        let ends = last.iter().zip(&parts).map(|(step, part)| step.cost.saturating_add(self.finish(*part)));
        let (mut at, cost) = ends.enumerate().min_by_key(|(_, cost)| *cost).unwrap_or((0, IMPOSSIBLE));
        let mut path = Vec::with_capacity(steps.len());
        for row in steps.iter().rev() {
            let Some((part, step)) = parts.get(at).zip(row.get(at)) else { break };
            path.push(*part);
            at = step.from;
        }
        path.reverse();
        (path, cost)
    }

    /// For each paragraph, what it costs more to let it start a row where the cheapest way does not, or the reverse.
    pub fn margins(&self) -> Vec<u32> {
        let parts = self.parts();
        let forward = self.forward(&parts);
        let backward = self.backward(&parts);
        let margin = |(to, from): (&Vec<Step>, &Vec<u32>)| {
            let least = |starts: bool| {
                let ways = to.iter().zip(from).zip(&parts);
                let ways = ways.filter(|(_, part)| (**part == Part::First(0)) == starts);
                ways.map(|((step, rest), _)| step.cost.saturating_add(*rest)).min().unwrap_or(IMPOSSIBLE)
            };
            least(true).abs_diff(least(false))
        };
        forward.iter().zip(&backward).map(margin).collect()
    }

    /// For each paragraph and part the cheapest way there from the start.
    fn forward(&self, parts: &[Part]) -> Vec<Vec<Step>> {
        let mut steps: Vec<Vec<Step>> = Vec::with_capacity(self.paragraphs.len());
        for index in 0..self.paragraphs.len() {
            let reach = |part: &Part| {
                let Some(before) = steps.last() else {
                    return Step { cost: self.start(*part), from: 0 };
                };
                let ways = before.iter().zip(parts).enumerate().map(|(from, (step, previous))| Step {
                    cost: step.cost.saturating_add(self.step(index, *previous, *part)),
                    from,
                });
                ways.min_by_key(|way| way.cost).unwrap_or(Step { cost: IMPOSSIBLE, from: 0 })
            };
            let row = parts.iter().map(reach).collect();
            steps.push(row);
        }
        steps
    }

    /// For each paragraph and part the cheapest way from there to the end.
    fn backward(&self, parts: &[Part]) -> Vec<Vec<u32>> {
        let mut steps: Vec<Vec<u32>> = vec![parts.iter().map(|part| self.finish(*part)).collect()];
        for index in (1..self.paragraphs.len()).rev() {
            let next: &[u32] = steps.last().map_or(&[], Vec::as_slice);
            let reach = |part: &Part| {
                let ways = next.iter().zip(parts);
                let ways = ways.map(|(cost, to)| cost.saturating_add(self.step(index, *part, *to)));
                ways.min().unwrap_or(IMPOSSIBLE)
            };
            let row = parts.iter().map(reach).collect();
            steps.push(row);
        }
        steps.reverse();
        steps
    }

    /// The cost of a part for the first paragraph.
    fn start(&self, part: Part) -> u32 {
        match part {
            // Nothing spans the first row.
            Part::First(1..) if self.slots.first() == Some(&Slot::Action) => IMPOSSIBLE,
            Part::First(column) => self.empty(0, column) + self.first(0, column),
            Part::More(_) => IMPOSSIBLE,
            Part::Behind => cost::NO_ROWS + self.end(0),
        }
    }

    /// The cost of a part behind another.
    fn step(&self, index: usize, from: Part, to: Part) -> u32 {
        let columns = self.slots.len();
        let (open, is_first) = match from {
            Part::First(open) => (open, true),
            Part::More(open) => (open, false),
            Part::Behind if to == Part::Behind => {
                return self.of(index, |paragraph| cost::behind(paragraph, self.before(index)));
            }
            Part::Behind => return IMPOSSIBLE,
        };
        match to {
            Part::More(column) if open != column => IMPOSSIBLE,
            Part::More(column) => {
                let is_action = self.slots.first() == Some(&Slot::Action);
                let second = |slot: &Slot| match slot {
                    Slot::Other if is_action => cost::SECOND_OF_ACTION,
                    slot => self.style.second(*slot),
                };
                // Items of a list are one cell with each other, and in a table of actions with nothing else.
                let is_item = self.is_item(index) && (!is_action || self.is_item_before(index));
                let is_second = (is_first || is_action) && !is_item;
                let second = self.slots.get(column).filter(|_| is_second).map_or(0, second);
                second + self.more(index, column)
            }
            Part::First(column) if open < column => self.empty(open + 1, column) + self.first(index, column),
            Part::First(column) => {
                self.empty(open + 1, columns) + self.empty(0, column) + self.first(index, column)
            }
            Part::Behind => self.empty(open + 1, columns) + self.end(index),
        }
    }

    /// The cost of ending with this part.
    fn finish(&self, part: Part) -> u32 {
        match part {
            Part::First(open) | Part::More(open) => self.empty(open + 1, self.slots.len()),
            Part::Behind => 0,
        }
    }

    /// The cost of leaving these columns empty.
    fn empty(&self, from: usize, to: usize) -> u32 {
        // The first column says what the row is about.
        let has_key = !matches!(self.slots.first(), Some(Slot::Group | Slot::Action));
        let key = if from == 0 && to > 0 && has_key { cost::EMPTY_KEY } else { 0 };
        // What is said of an action spans the rows that the action spans.
        let is_spanned = from == 0 && self.slots.first() == Some(&Slot::Action);
        let cell = |(column, slot): (usize, &Slot)| match column {
            1 if is_spanned => cost::LOST_CELL,
            column if self.style.lost == Some(column) => cost::LOST_CELL,
            _ => slot.empty(),
        };
        key + self.slots.iter().enumerate().take(to).skip(from).map(cell).sum::<u32>()
    }

    fn first(&self, index: usize, column: usize) -> u32 {
        let Some(slot) = self.slots.get(column) else { return IMPOSSIBLE };
        self.of(index, |paragraph| {
            let style = if *slot == Slot::Name { self.style.name(&paragraph.text.value) } else { 0 };
            let divided =
                if paragraph.is_item && self.is_item_before(index) { cost::DIVIDED_LIST } else { 0 };
            let kept = if self.style.lost == Some(column) { paragraph.kept(*slot) } else { 0 };
            let heading = cost::heading_as_cell(paragraph.turn, *slot);
            paragraph.opening(*slot) + divided + kept + style + heading + Self::misplaced(paragraph)
        })
    }

    fn more(&self, index: usize, column: usize) -> u32 {
        let Some(slot) = self.slots.get(column) else { return IMPOSSIBLE };
        self.of(index, |paragraph| {
            let more = if paragraph.is_item {
                slot.more_item()
            } else {
                let more = slot.more(paragraph.look, self.before(index));
                if paragraph.stands == Stands::InList { more.min(cost::LISTED) } else { more }
            };
            more + Self::misplaced(paragraph)
        })
    }

    /// The cost of what stands in a cell and looks as if it did not.
    fn misplaced(paragraph: &Paragraph) -> u32 {
        let outdented = if paragraph.is_outdented { cost::OUTDENTED } else { 0 };
        outdented + cost::heading_in_cell(paragraph.turn)
    }

    fn is_item(&self, index: usize) -> bool {
        self.paragraphs.get(index).is_some_and(|paragraph| paragraph.is_item)
    }

    fn is_item_before(&self, index: usize) -> bool {
        index.checked_sub(1).is_some_and(|before| self.is_item(before))
    }

    /// What the paragraph before looks like.
    fn before(&self, index: usize) -> Look {
        let before = index.checked_sub(1).and_then(|before| self.paragraphs.get(before));
        before.map_or(Look::Sentence, |before| before.look)
    }

    fn end(&self, index: usize) -> u32 {
        let is_action = self.slots.first() == Some(&Slot::Action);
        self.of(index, |paragraph| {
            let prose = if is_action && cost::is_prose(paragraph) { cost::PROSE_BELOW_ACTIONS } else { 0 };
            prose + cost::end(paragraph, self.before(index))
        })
    }

    /// The cost of a paragraph. One that is not there can be nothing.
    fn of(&self, index: usize, cost: impl Fn(&Paragraph) -> u32) -> u32 {
        self.paragraphs.get(index).map_or(IMPOSSIBLE, cost)
    }
}
