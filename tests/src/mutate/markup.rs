//! Mutations of the tree of an HTML page: elements go, come twice, change places, and come to stand where none should.

use ego_tree::{NodeId, Tree};
use fastrand::Rng;
use scraper::{Html, Node};

/// Elements that say something by where they stand.
const MOVED: &[&str] = &[
    "table", "thead", "tbody", "tr", "td", "th", "caption", "p", "ul", "li", "pre", "h1", "h2", "h3", "h4",
    "a", "section", "div", "strong", "b",
];

/// A page after a few mutations. `other` is a page of which elements may come.
pub(super) fn mutate(page: &str, other: &str, random: &mut Rng) -> String {
    let mut html = Html::parse_document(page);
    let other = Html::parse_document(other);
    for _ in 0..random.usize(1..=4) {
        // Most mutations are of tables; a page has far more paragraphs.
        let most = if random.bool() { 7 } else { MOVED.len() };
        let Some(name) = random.choice(MOVED.iter().take(most)) else { break };
        let elements = elements(&html.tree, |it| it == *name);
        let all = elements_of_all(&html.tree);
        let (Some(element), Some(place)) = (random.choice(elements), random.choice(all)) else { continue };
        match random.u32(0..5) {
            0 => detach(&mut html.tree, element),
            1 => put(&mut html.tree, element, place, random.bool()),
            2 => {
                let copied = copy(&html.tree.clone(), element, &mut html.tree);
                put(&mut html.tree, copied, place, random.bool());
            }
            3 => unwrap(&mut html.tree, element),
            _ => {
                let others = elements_of_all(&other.tree);
                if let Some(foreign) = random.choice(others) {
                    let copied = copy(&other.tree, foreign, &mut html.tree);
                    put(&mut html.tree, copied, element, random.bool());
                }
            }
        }
    }
    html.html()
}

fn elements(tree: &Tree<Node>, is_meant: impl Fn(&str) -> bool) -> Vec<NodeId> {
    let nodes = tree.nodes().filter(|node| node.parent().is_some());
    let meant =
        nodes.filter(|node| node.value().as_element().is_some_and(|element| is_meant(element.name())));
    meant.map(|node| node.id()).collect()
}

fn elements_of_all(tree: &Tree<Node>) -> Vec<NodeId> {
    elements(tree, |name| MOVED.contains(&name))
}

fn detach(tree: &mut Tree<Node>, element: NodeId) {
    if let Some(mut node) = tree.get_mut(element) {
        node.detach();
    }
}

/// Puts an element into another one, or before it. Nothing can be put into itself.
fn put(tree: &mut Tree<Node>, element: NodeId, place: NodeId, into: bool) {
    let is_within = tree.get(place).is_some_and(|node| node.ancestors().any(|above| above.id() == element));
    if element == place || is_within {
        return;
    }
    if let Some(mut node) = tree.get_mut(place) {
        if into {
            node.append_id(element);
        } else {
            node.insert_id_before(element);
        }
    }
}

/// Leaves what stands in an element and takes the element away.
fn unwrap(tree: &mut Tree<Node>, element: NodeId) {
    let inner: Vec<NodeId> =
        tree.get(element).into_iter().flat_map(|node| node.children()).map(|child| child.id()).collect();
    for child in inner {
        if let Some(mut node) = tree.get_mut(element) {
            node.insert_id_before(child);
        }
    }
    detach(tree, element);
}

/// A copy of an element with all that is in it, which stands nowhere yet.
fn copy(from: &Tree<Node>, element: NodeId, to: &mut Tree<Node>) -> NodeId {
    let Some(found) = from.get(element) else { return to.orphan(Node::Fragment).id() };
    let copied = to.orphan(found.value().clone()).id();
    let mut left: Vec<(NodeId, NodeId)> = vec![(element, copied)];
    while let Some((source, target)) = left.pop() {
        for child in from.get(source).into_iter().flat_map(|node| node.children()) {
            if let Some(mut node) = to.get_mut(target) {
                left.push((child.id(), node.append(child.value().clone()).id()));
            }
        }
    }
    copied
}
