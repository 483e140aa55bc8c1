//! Every engine keeps the rules of the two traits.

use std::cell::Cell;

use plenum_log::{Memory, Sqlite, conformance};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn memory_conforms() {
    conformance::run(Memory::new).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sqlite_conforms() {
    let root = tempfile::tempdir().unwrap();
    let made = Cell::new(0);

    conformance::run(|| {
        made.set(made.get() + 1);
        Sqlite::open(&root.path().join(made.get().to_string())).unwrap()
    })
    .await;
}
