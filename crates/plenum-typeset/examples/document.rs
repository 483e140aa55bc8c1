//! Prints the document of an archive as the typesetter reads it.
use plenum_report::{Catalogue, Order, archive, outcome};
fn main() {
    let path = std::env::args().nth(1).unwrap();
    let json = std::fs::read(path).unwrap();
    let v = archive::verify(&json).unwrap();
    let at = v.commits.last().unwrap().at;
    let mut d = outcome::document(&v.records, &v.head, &Catalogue::english(), Order::full(at));
    if let Some(l) = std::env::args().nth(2) {
        d.lang = l;
    }
    println!("{}", serde_json::to_string(&d).unwrap());
}
