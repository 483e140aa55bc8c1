//! Prints the types of the wire as one TypeScript module: `cargo xtask types`.
//!
//! Every type that can cross the wire is reached from the roots below; each is declared once, after the types it is made
//! of. Names are unique, or two types would share one declaration: that is an error here and not a surprise in a page.

#![expect(clippy::print_stdout, reason = "the module goes to standard output")]

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};

use plenum_core::refusal::Refusal;
use plenum_server::wire;
use ts_rs::{Config, TS, TypeVisitor};

fn main() {
    let mut module = Module::default();
    module.visit::<wire::ClientFrame>();
    module.visit::<wire::ServerFrame>();
    module.visit::<Refusal>();
    module.visit::<wire::SessionInput>();
    module.visit::<wire::CommandInput>();
    module.visit::<wire::WorkshopInput>();
    module.visit::<wire::PeopleInput>();
    module.visit::<wire::PeopleOutput>();
    module.visit::<wire::RecoveryLink>();
    module.visit::<wire::RecoverInput>();
    module.visit::<wire::RecoverOutput>();
    module.visit::<wire::WorkshopLine>();
    module.visit::<wire::JoinInput>();
    module.visit::<wire::JoinOutput>();
    module.visit::<wire::JoinDecision>();
    module.visit::<wire::SolveInput>();
    module.visit::<wire::SolveOutput>();
    module.visit::<wire::Problem>();
    println!(
        "// The types of the wire, generated from Rust by `cargo xtask types`. Do not edit.\n"
    );
    println!("export const PROTOCOL = {};", wire::PROTOCOL);
    // In order of name: the order in which dependencies are found is not the same in every build.
    for declaration in module.declared.values() {
        print!("\n{}", declaration.text);
    }
}

/// The declarations so far.
#[derive(Default)]
struct Module {
    config: Config,
    seen: BTreeSet<TypeId>,
    declared: BTreeMap<String, Declaration>,
}

struct Declaration {
    of: &'static str,
    text: String,
}

impl TypeVisitor for Module {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_generics(self);
        T::visit_dependencies(self);
        // Only types of ours have a file of their own; numbers, lists and maps are written where they are used.
        if T::output_path().is_none() {
            return;
        }
        let name = T::ident(&self.config);
        let of = std::any::type_name::<T>();
        let docs = T::docs().unwrap_or_default();
        let text = format!("{docs}export {}\n", T::decl(&self.config));
        if let Some(other) = self.declared.insert(name.clone(), Declaration { of, text }) {
            panic!("{name} is the name of {of} and of {}", other.of);
        }
    }
}
