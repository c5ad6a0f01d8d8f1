//! A site on this machine, which behaves as it is told, and remembers what it was asked.

use std::collections::{BTreeMap, VecDeque};
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

use crate::fetch::lock::hash;

/// How an answer is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Manner {
    /// As it should be.
    Whole,
    /// Only so many bytes of what was announced.
    CutAt(usize),
    /// Without an end.
    Endless,
    /// The connection is closed without a word.
    Mute,
    /// Nothing is said, and the connection stays.
    Asleep,
}

/// An answer.
#[derive(Clone, Debug)]
pub(super) struct Reply {
    status: u16,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
    manner: Manner,
}

impl Reply {
    pub(super) fn status(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: b"<p>an error</p>".to_vec(), manner: Manner::Whole }
    }

    /// A page with an `ETag`, which is answered with 304 to whoever knows it.
    pub(super) fn page(content_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let body = body.into();
        let tag = hash(&String::from_utf8_lossy(&body));
        Self { body, ..Self::status(200) }
            .header("Content-Type", content_type)
            .header("ETag", &format!("\"{}\"", &tag[..16]))
    }

    pub(super) fn html(body: impl Into<String>) -> Self {
        Self::page("text/html; charset=utf-8", body.into())
    }

    pub(super) fn markdown(body: impl Into<String>) -> Self {
        Self::page("text/markdown", body.into())
    }

    pub(super) fn redirect(to: &str) -> Self {
        Self::status(302).header("Location", to)
    }

    pub(super) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.retain(|(known, _)| known != name);
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(super) fn without(mut self, name: &str) -> Self {
        self.headers.retain(|(known, _)| known != name);
        self
    }

    pub(super) fn manner(self, manner: Manner) -> Self {
        Self { manner, ..self }
    }
}

/// A request as it came.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) path: String,
    pub(super) headers: BTreeMap<String, String>,
    /// What was answered.
    pub(super) status: u16,
    /// Bytes of the body that was sent.
    pub(super) sent: usize,
}

type Replies = BTreeMap<String, VecDeque<Reply>>;

/// The site.
pub(super) struct Server {
    pub(super) address: String,
    replies: Arc<Mutex<Replies>>,
    log: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    /// One that has nothing yet: everything is answered with 404.
    pub(super) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (replies, log): (Arc<Mutex<Replies>>, Arc<Mutex<Vec<Request>>>) = Default::default();
        let server = Self { address, replies: Arc::clone(&replies), log: Arc::clone(&log) };
        // It ends with the process.
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (replies, log) = (Arc::clone(&replies), Arc::clone(&log));
                thread::spawn(move || serve(&stream, &replies, &log));
            }
        });
        server
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }

    /// What a path answers: these in turn, and the last one from then on.
    pub(super) fn answers(&self, path: &str, replies: impl IntoIterator<Item = Reply>) {
        self.replies.lock().unwrap().insert(path.to_owned(), replies.into_iter().collect());
    }

    pub(super) fn has(&self, path: &str, reply: Reply) {
        self.answers(path, [reply]);
    }

    /// What was asked since the last time that somebody looked.
    pub(super) fn requests(&self) -> Vec<Request> {
        std::mem::take(&mut *self.log.lock().unwrap())
    }

    /// The same, but for robots.txt, in one line each: `200 /a.html`.
    pub(super) fn lines(&self) -> Vec<String> {
        let all = self.requests().into_iter().filter(|request| request.path != "/robots.txt");
        all.map(|request| format!("{} {}", request.status, request.path)).collect()
    }
}

fn serve(stream: &TcpStream, replies: &Mutex<Replies>, log: &Mutex<Vec<Request>>) -> Option<()> {
    let mut lines = BufReader::new(stream).lines();
    let path = lines.next()?.ok()?.split(' ').nth(1)?.to_owned();
    let mut headers = BTreeMap::new();
    for line in lines {
        let line = line.ok()?;
        let Some((name, value)) = line.split_once(": ") else { break };
        headers.insert(name.to_ascii_lowercase(), value.to_owned());
    }
    let reply = {
        let mut replies = replies.lock().unwrap();
        match replies.get_mut(&path) {
            Some(queue) if queue.len() > 1 => queue.pop_front()?,
            Some(queue) => queue.front()?.clone(),
            None => Reply::status(404),
        }
    };
    let tag = reply.headers.iter().find(|(name, _)| name == "ETag").map(|(_, tag)| tag);
    let date = reply.headers.iter().find(|(name, _)| name == "Last-Modified").map(|(_, date)| date);
    let is_known = tag.is_some() && headers.get("if-none-match") == tag
        || tag.is_none() && date.is_some() && headers.get("if-modified-since") == date;
    let (status, body) = if is_known { (304, Vec::new()) } else { (reply.status, reply.body.clone()) };
    log.lock().unwrap().push(Request { path, headers, status, sent: body.len() });
    send(stream, &Reply { status, body, ..reply });
    Some(())
}

/// The other side may have had enough.
fn send(mut stream: &TcpStream, reply: &Reply) -> Option<()> {
    if reply.manner == Manner::Mute {
        return None;
    }
    if reply.manner == Manner::Asleep {
        thread::sleep(std::time::Duration::from_secs(20));
        return None;
    }
    let mut head = format!("HTTP/1.1 {} Said\r\nConnection: close\r\n", reply.status);
    for (name, value) in &reply.headers {
        head += &[name.as_str(), ": ", value, "\r\n"].concat();
    }
    let is_endless = reply.manner == Manner::Endless;
    if !is_endless && reply.status != 304 && !head.contains("Transfer-Encoding") {
        head += &["Content-Length: ", &reply.body.len().to_string(), "\r\n"].concat();
    }
    stream.write_all(head.as_bytes()).ok()?;
    stream.write_all(b"\r\n").ok()?;
    match reply.manner {
        Manner::CutAt(at) => stream.write_all(&reply.body[..at]).ok()?,
        _ => stream.write_all(&reply.body).ok()?,
    }
    if is_endless {
        loop {
            stream.write_all(b"<p>and on and on</p>\n").ok()?;
        }
    }
    Some(())
}
