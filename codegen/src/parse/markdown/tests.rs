//! Whole pages of Markdown.
