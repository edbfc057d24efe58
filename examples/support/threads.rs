//! Lines of packets read by several threads, and counted in the order of the file by one: what is
//! printed is the same whatever their number.
#![allow(unreachable_pub)] // a module of each example that needs it

use std::collections::VecDeque;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::{io, mem, thread};

use vn_egov_metrics::check::Report;
use vn_egov_metrics::portal::DossierReader;
use vn_egov_metrics::record::Dossier;

use crate::feed::{self, Met};
use crate::support::{self, Input};

/// So many bytes of whole lines are one piece of work.
const BLOCK: usize = 1 << 18;

/// What is asked of a dossier, by any thread; findings go to the report.
pub type Ask<'a, T> = dyn Fn(Dossier, &mut Report) -> T + Sync + 'a;

/// Whole lines, with the number of the first.
struct Block {
    first: u64,
    text: Vec<u8>,
}

/// What a block gave: the answer of each line, or its number and what is wrong with it.
struct Answers<T> {
    lines: Vec<Result<T, (u64, String)>>,
    report: Report,
}

/// Gives to `each` the answer of each dossier, one a line, in the order of the file.
pub fn lines<T: Send>(
    input: Input,
    threads: usize,
    met: &mut Met,
    ask: &Ask<'_, T>,
    each: &mut dyn FnMut(T, &mut Report),
) -> io::Result<()> {
    let progress = support::progress(&input);
    let Input { name, mut reader, .. } = input;
    let mut take = |answers: Answers<T>| {
        met.report.merge(answers.report);
        for line in answers.lines {
            match line {
                Ok(answer) => each(answer, &mut met.report),
                Err((number, what)) => met.complaints.at(&name, number, what),
            }
        }
    };
    thread::scope(|scope| {
        let mut free: VecDeque<_> = (0..2 * threads.max(1)).map(|_| None).collect();
        let workers: Vec<(SyncSender<Block>, Receiver<Answers<T>>)> = (0..threads.max(1))
            .map(|_| {
                // Two blocks for each: one to work on, one to go on with.
                let (give, blocks) = mpsc::sync_channel(1);
                let (done, answers) = mpsc::sync_channel(1);
                scope.spawn(move || {
                    let mut dossiers = DossierReader::new();
                    blocks.iter().try_for_each(|block| done.send(work(&mut dossiers, &block, ask)))
                });
                (give, answers)
            })
            .collect();
        let (mut behind, mut first, mut bytes_read) = (Vec::new(), 1, 0);
        let mut turns = workers.iter().cycle();
        loop {
            let (text, error) = block(&mut *reader, &mut behind);
            let over = text.is_empty() || error.is_some();
            bytes_read += text.len();
            progress.set_position(u64::try_from(bytes_read).unwrap_or(0));
            let feeds = memchr::memchr_iter(b'\n', &text).count();
            // The turns go round, so the oldest block is the next worker's.
            let oldest: Option<&Receiver<Answers<T>>> = free.pop_front().flatten();
            oldest.and_then(|answers| answers.recv().ok()).into_iter().for_each(&mut take);
            if let Some((give, answers)) = turns.next()
                && give.send(Block { first, text }).is_ok()
            {
                free.push_back(Some(answers));
            }
            first += u64::try_from(feeds).unwrap_or(0);
            if over {
                let rest = free.into_iter().flatten();
                rest.filter_map(|answers| answers.recv().ok()).for_each(&mut take);
                progress.finish_and_clear();
                return error.map_or(Ok(()), Err);
            }
        }
    })
}

/// The next whole lines; none at the end, or behind an error.
fn block(reader: &mut dyn io::BufRead, behind: &mut Vec<u8>) -> (Vec<u8>, Option<io::Error>) {
    let mut text = mem::take(behind);
    let whole = |text: &[u8]| memchr::memrchr(b'\n', text).map_or(0, |end| end + 1);
    loop {
        let bytes = match reader.fill_buf() {
            Ok([]) => return (text, None),
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => {
                text.truncate(whole(&text));
                return (text, Some(error));
            }
        };
        let read = bytes.len();
        text.extend_from_slice(bytes);
        reader.consume(read);
        let end = if text.len() < BLOCK { 0 } else { whole(&text) };
        if end > 0 {
            *behind = text.split_off(end);
            return (text, None);
        }
    }
}

fn work<T>(dossiers: &mut DossierReader, block: &Block, ask: &Ask<'_, T>) -> Answers<T> {
    let mut answers = Answers { lines: Vec::new(), report: Report::keeping(feed::SAMPLES) };
    let (mut number, mut rest) = (block.first, &*block.text);
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let (line, behind) = rest.split_at(end);
        match feed::dossier(dossiers, line, number, &mut answers.report) {
            Ok(Some(dossier)) => answers.lines.push(Ok(ask(dossier, &mut answers.report))),
            Ok(None) => {}
            Err(what) => answers.lines.push(Err((number, what.to_string()))),
        }
        (number, rest) = (number + 1, behind);
    }
    answers
}
