//! Passing over what nobody asks for.

use super::cursor::Cursor;
use super::fault::Fault;

impl Cursor<'_> {
    /// Passes a string behind its opening quote. What an escape stands for is not looked at.
    #[inline]
    fn pass_string(&mut self) -> Result<(), Fault> {
        if self.move_to_stop() == Some(b'"') {
            self.pass();
            return Ok(());
        }
        self.pass_escaped()
    }

    #[cold]
    fn pass_escaped(&mut self) -> Result<(), Fault> {
        loop {
            match self.peek() {
                Some(b'"') => {
                    self.pass();
                    return Ok(());
                }
                Some(b'\\') => self.pass(),
                _ => return Err(self.fault()),
            }
            match self.next() {
                Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => {}
                Some(b'u') => drop(self.hex()?),
                _ => return Err(self.fault()),
            }
            self.move_to_stop();
        }
    }

    /// Passes whatever value stands next.
    #[inline]
    pub(super) fn pass_value(&mut self) -> Result<(), Fault> {
        if self.plain_range().is_some() {
            return Ok(());
        }
        self.pass_other()
    }

    /// Passes a scalar; gives the opening bracket if it is a list or an object instead.
    fn pass_scalar(&mut self) -> Result<Option<u8>, Fault> {
        match self.peek_token() {
            Some(b'"') => {
                self.pass();
                self.pass_string()?;
            }
            Some(b'n') => self.word("null")?,
            Some(b't') => self.word("true")?,
            Some(b'f') => self.word("false")?,
            Some(b'-' | b'0'..=b'9') => self.number()?,
            Some(bracket @ (b'[' | b'{')) => {
                self.pass();
                return Ok(Some(bracket));
            }
            _ => return Err(self.next_fault()),
        }
        Ok(None)
    }

    /// Passes a value however deep it goes: what is open is remembered in a list, not on the
    /// stack.
    #[inline(never)]
    fn pass_other(&mut self) -> Result<(), Fault> {
        let mut open = Vec::new();
        loop {
            let mut more = match self.pass_scalar()? {
                Some(bracket) => {
                    open.push(bracket);
                    false
                }
                None => true,
            };
            // Close what ends here, up to where another value stands.
            let within = loop {
                let Some(&within) = open.last() else { return Ok(()) };
                match (within, self.peek_token()) {
                    (_, Some(b',')) if more => {
                        self.pass();
                        break within;
                    }
                    (b'[', Some(b']')) | (b'{', Some(b'}')) => {
                        self.pass();
                        open.pop();
                        more = true;
                    }
                    (_, Some(_)) if !more => break within,
                    _ => return Err(self.next_fault()),
                }
            };
            if within == b'{' {
                if self.peek_token() != Some(b'"') {
                    return Err(self.next_fault());
                }
                self.pass();
                self.pass_string()?;
                self.colon()?;
            }
        }
    }
}
