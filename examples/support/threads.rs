//! Packets read block by block, by one thread or several, and counted in the order of the file by
//! one: what is printed is the same whatever their number.
#![allow(unreachable_pub)] // a module of each example that needs it

use std::collections::VecDeque;
use std::mem;
use std::sync::mpsc::{self, Receiver, SyncSender};
use std::thread;

use vn_egov_metrics::check::Report;
use vn_egov_metrics::record::Dossier;

use crate::feed::{self, Each, Feed, Met, Reader};
use crate::support::blocks::Block;

/// Takes the answers of a block in the first thread.
pub type Take<'a, T> = dyn FnMut(&mut Vec<T>, &mut Report) + 'a;

/// A block on its way to a thread and back, with what came of it; its room is used again.
struct Work<T> {
    block: Block,
    /// The answer of each dossier.
    answers: Vec<T>,
    /// What could not be read, by line.
    wrong: Vec<(u64, String)>,
    report: Report,
}

impl<T> Work<T> {
    fn new() -> Self {
        let report = Report::keeping(feed::SAMPLES);
        Self { block: Block::default(), answers: Vec::new(), wrong: Vec::new(), report }
    }

    /// Asks its dossiers. Says which line follows.
    fn ask(&mut self, reader: &mut Reader, ask: &mut impl FnMut(Dossier, &mut Report) -> T) -> u64 {
        let Self { block, answers, wrong, report } = self;
        let each = &mut |dossier, report: &mut Report| answers.push(ask(dossier, report));
        let wrong = &mut |number, what| wrong.push((number, what));
        reader.read(block, report, &mut Each::Dossiers(each), wrong)
    }

    /// Gives what came of it to the first thread.
    fn give(&mut self, name: &str, met: &mut Met, take: &mut Take<'_, T>) {
        let report = mem::replace(&mut self.report, Report::keeping(feed::SAMPLES));
        met.report.merge(report);
        self.wrong.drain(..).for_each(|(number, what)| met.complaints.at(name, number, what));
        take(&mut self.answers, &mut met.report);
    }
}

/// What gives blocks to a thread, and what gives them back.
type Worker<T> = (SyncSender<Work<T>>, Receiver<Work<T>>);

/// Gives to `take` what each thread's own `ask` answers of each dossier, in the order of the file.
pub fn read<T: Send>(
    mut feed: Feed,
    threads: usize,
    met: &mut Met,
    ask: &(impl FnMut(Dossier, &mut Report) -> T + Clone + Send),
    take: &mut Take<'_, T>,
) -> Result<(), String> {
    if threads < 2 {
        return read_alone(feed, met, &mut ask.clone(), take);
    }
    let name = feed.name.clone();
    thread::scope(|scope| {
        let workers: Vec<Worker<T>> = (0..threads)
            .map(|_| {
                // Two blocks for each: one to work on, one to go on with.
                let (give, blocks) = mpsc::sync_channel::<Work<T>>(1);
                let (done, answers) = mpsc::sync_channel(1);
                let (mut reader, mut ask) = (feed.reader.clone(), ask.clone());
                scope.spawn(move || {
                    blocks.into_iter().try_for_each(|mut work| {
                        work.ask(&mut reader, &mut ask);
                        done.send(work)
                    })
                });
                (give, answers)
            })
            .collect();
        // The turns go round, so the oldest block is the next worker's.
        let mut turns = workers.iter().cycle();
        let mut given = VecDeque::<&Receiver<Work<T>>>::new();
        loop {
            let oldest = if given.len() < 2 * workers.len() { None } else { given.pop_front() };
            let oldest = oldest.and_then(|answers| answers.recv().ok());
            let mut work = oldest.unwrap_or_else(Work::new);
            work.give(&name, met, take);
            let read = feed.next_into(&mut work.block);
            if read.is_err() || work.block.text.is_empty() {
                for mut work in given.into_iter().filter_map(|answers| answers.recv().ok()) {
                    work.give(&name, met, take);
                }
                return read;
            }
            let lines = memchr::memchr_iter(b'\n', &work.block.text).count();
            feed.line += u64::try_from(lines).unwrap_or(0);
            if let Some((give, answers)) = turns.next()
                && give.send(work).is_ok()
            {
                given.push_back(answers);
            }
        }
    })
}

/// The same by this thread alone.
fn read_alone<T>(
    mut feed: Feed,
    met: &mut Met,
    ask: &mut impl FnMut(Dossier, &mut Report) -> T,
    take: &mut Take<'_, T>,
) -> Result<(), String> {
    let mut work = Work::new();
    loop {
        feed.next_into(&mut work.block)?;
        if work.block.text.is_empty() {
            return Ok(());
        }
        feed.line = work.ask(&mut feed.reader, ask);
        work.give(&feed.name, met, take);
    }
}
