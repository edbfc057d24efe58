//! Lines of packets read by several threads, and counted in the order of the file by one: what is
//! printed is the same whatever their number.
#![allow(unreachable_pub)] // a module of each example that needs it

use std::collections::VecDeque;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::{io, thread};

use vn_egov_metrics::check::Report;
use vn_egov_metrics::portal::DossierReader;
use vn_egov_metrics::record::Dossier;

use crate::feed::{self, Met};
use crate::support::blocks::Blocks;
use crate::support::{self, Input};

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
    /// The lines of the block, whose room is used again.
    text: Vec<u8>,
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
    let Input { name, reader, .. } = input;
    let mut blocks = Blocks::of(reader);
    // Gives back the room of the block.
    let mut take = |answers: Answers<T>| {
        met.report.merge(answers.report);
        for line in answers.lines {
            match line {
                Ok(answer) => each(answer, &mut met.report),
                Err((number, what)) => met.complaints.at(&name, number, what),
            }
        }
        answers.text
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
                    blocks
                        .into_iter()
                        .try_for_each(|block| done.send(work(&mut dossiers, block, ask)))
                });
                (give, answers)
            })
            .collect();
        let (mut first, mut bytes_read) = (1, 0);
        let mut turns = workers.iter().cycle();
        loop {
            // The turns go round, so the oldest block is the next worker's.
            let oldest: Option<&Receiver<Answers<T>>> = free.pop_front().flatten();
            let oldest = oldest.and_then(|answers| answers.recv().ok());
            let mut text = oldest.map(&mut take).unwrap_or_default();
            let read = blocks.next_into(&mut text);
            if read.is_err() || text.is_empty() {
                let rest = free.into_iter().flatten();
                rest.filter_map(|answers| answers.recv().ok()).for_each(|answers| {
                    take(answers);
                });
                progress.finish_and_clear();
                return read;
            }
            bytes_read += text.len();
            progress.set_position(u64::try_from(bytes_read).unwrap_or(0));
            let lines = memchr::memchr_iter(b'\n', &text).count();
            if let Some((give, answers)) = turns.next()
                && give.send(Block { first, text }).is_ok()
            {
                free.push_back(Some(answers));
            }
            first += u64::try_from(lines).unwrap_or(0);
        }
    })
}

fn work<T>(dossiers: &mut DossierReader, block: Block, ask: &Ask<'_, T>) -> Answers<T> {
    let Block { first: mut number, text } = block;
    let (mut lines, mut report) = (Vec::new(), Report::keeping(feed::SAMPLES));
    feed::texts(&text, &mut number, &mut |number, line| {
        let dossier = line.and_then(|line| feed::dossier(dossiers, line, &mut report));
        let answer = dossier.map(|dossier| ask(dossier, &mut report));
        lines.push(answer.map_err(|what| (number, what.on_line(number).to_string())));
    });
    Answers { lines, report, text }
}
