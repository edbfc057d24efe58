//! Which figures must change at all, whatever their digits.

use super::audit::Asked;
use super::claims::Claims;
use super::law::Domains;
use super::plan::{Plan, State};

impl Claims {
    /// The smallest sets of figures that, left open, let the relation and all that hangs together
    /// with it be satisfied: where a mistake can be (Fellegi and Holt 1976). All of them, in the
    /// order of the figures; none if the relation reads as published, or if no set within
    /// [`Asked::changes`] will do.
    ///
    /// Unlike the [repairs](super::Repair) they ask nothing of the digits: figures of one digit
    /// take part, and what a figure would have to be may be far from what was printed.
    ///
    /// ```
    /// use vn_egov_metrics::claim::{Asked, Claims, Figure, Relation};
    ///
    /// let mut claims = Claims::new();
    /// for (id, published) in [("x", "1"), ("y", "1"), ("z", "3")] {
    ///     claims.publish(Figure::new(id, published)?)?;
    /// }
    /// claims.relate(Relation::read("sum", "sum", "total=z terms=x y")?)?;
    /// assert_eq!(claims.minimal_sets("sum", &Asked::default()), [["x"], ["y"], ["z"]]);
    /// assert_eq!(claims.minimal_sets("sum", &Asked::default().pin("x").pin("y")), [["z"]]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[doc(alias = "Fellegi-Holt")]
    pub fn minimal_sets(&self, relation: &str, asked: &Asked) -> Vec<Vec<&str>> {
        let plan = Plan::new(self);
        let base = plan.domains(asked.roundings);
        let Some(law) = self.relations().position(|found| found.id() == relation) else {
            return Vec::new();
        };
        let holds_law = |group: &&usize| plan.group(**group).contains(&law);
        let Some(component) =
            plan.components.iter().find(|component| component.iter().any(|g| holds_law(&g)))
        else {
            return Vec::new();
        };
        let broken: Vec<usize> = component
            .iter()
            .copied()
            .filter(|&group| plan.state(group, &base) == State::Not)
            .collect();
        let open: Vec<usize> = plan
            .figure_groups
            .iter()
            .filter(|(_, groups)| groups.iter().any(|group| component.contains(group)))
            .map(|(&figure, _)| figure)
            .filter(|&figure| {
                self.figures().get(figure).is_some_and(|figure| !asked.pinned.contains(figure.id()))
            })
            .collect();
        for size in 1..=usize::from(asked.changes) {
            let mut found = Vec::new();
            choose(&open, size, &mut Vec::new(), &mut |set| {
                if satisfied(&plan, set, &broken, &base) {
                    found.push(set.to_vec());
                }
            });
            if !found.is_empty() || broken.is_empty() {
                let id = |&figure: &usize| Some(self.figures().get(figure)?.id());
                return found.iter().map(|set| set.iter().filter_map(id).collect()).collect();
            }
        }
        Vec::new()
    }
}

/// Whether all reads with the figures of the set left open.
fn satisfied(plan: &Plan, set: &[usize], broken: &[usize], base: &Domains) -> bool {
    let touched = |group: &usize| {
        set.iter().any(|figure| plan.figure_groups.get(figure).is_some_and(|g| g.contains(group)))
    };
    if broken.is_empty() || !broken.iter().all(touched) {
        return false;
    }
    let mut domains = base.clone();
    for &figure in set {
        plan.free(figure, &mut domains);
    }
    let groups = (0..plan.groups.len()).filter(touched);
    let laws: Vec<usize> = groups.flat_map(|group| plan.group(group).iter().copied()).collect();
    plan.solve(&laws, &domains).is_ok()
}

/// Gives every choice of so many of the figures, in order.
fn choose(from: &[usize], size: usize, chosen: &mut Vec<usize>, give: &mut dyn FnMut(&[usize])) {
    if size == 0 {
        give(chosen);
        return;
    }
    for (index, &figure) in from.iter().enumerate() {
        chosen.push(figure);
        choose(from.get(index + 1..).unwrap_or_default(), size - 1, chosen, give);
        chosen.pop();
    }
}
