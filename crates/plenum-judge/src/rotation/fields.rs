//! Arithmetic in finite commutative rings of a given order: products of finite fields, and the integers modulo n.
//!
//! Elements are numbered 0..n. In a field of order p^e the number is read in base p as a polynomial; its product is
//! taken modulo the first irreducible polynomial of degree e (Lidl and Niederreiter, *Finite Fields*, chapter 3). In
//! a product the number is read in the mixed base of the factors.

/// A ring that is a product of finite fields, or of integers modulo n.
#[derive(Clone, Debug)]
pub(super) struct Ring {
    factors: Vec<Factor>,
}

#[derive(Clone, Debug)]
struct Factor {
    /// Modulus of a digit.
    p: usize,
    /// Number of digits.
    e: usize,
    /// p^e.
    order: usize,
    /// The monic irreducible polynomial without its leading term, lowest digit first; empty for e = 1.
    modulus: Vec<usize>,
}

/// The prime powers that divide n exactly, as (prime, exponent), smallest prime first.
pub(super) fn prime_powers(n: usize) -> Vec<(usize, usize)> {
    let mut rest = n;
    let mut found = Vec::new();
    let mut p = 2;
    while p * p <= rest {
        let mut e = 0;
        while rest.is_multiple_of(p) {
            rest /= p;
            e += 1;
        }
        if e > 0 {
            found.push((p, e));
        }
        p += 1;
    }
    if rest > 1 {
        found.push((rest, 1));
    }
    found
}

impl Ring {
    /// The product of the fields of the prime powers that divide n; n >= 2.
    pub(super) fn fields(n: usize) -> Self {
        let field = |(p, e): (usize, usize)| Factor {
            p,
            e,
            order: p.pow(u32::try_from(e).unwrap_or(u32::MAX)),
            modulus: if e == 1 {
                Vec::new()
            } else {
                irreducible(p, e)
            },
        };
        Self {
            factors: prime_powers(n).into_iter().map(field).collect(),
        }
    }

    /// The integers modulo n.
    pub(super) fn integers(n: usize) -> Self {
        Self {
            factors: vec![Factor {
                p: n,
                e: 1,
                order: n,
                modulus: Vec::new(),
            }],
        }
    }

    /// The order of the smallest factor: so many elements differ from each other by units ([`Ring::diagonal`]).
    pub(super) fn smallest(&self) -> usize {
        self.factors.iter().map(|f| f.order).min().unwrap_or(1)
    }

    /// The element that is the x-th of every factor. Any two with x below [`Ring::smallest`] of a product of fields
    /// differ by a unit.
    pub(super) fn diagonal(&self, x: usize) -> usize {
        self.factors
            .iter()
            .rev()
            .fold(0, |number, factor| number * factor.order + x % factor.order)
    }

    pub(super) fn add(&self, a: usize, b: usize) -> usize {
        self.each(a, b, |f, x, y| f.digitwise(x, y, |x, y| (x + y) % f.p))
    }

    pub(super) fn sub(&self, a: usize, b: usize) -> usize {
        self.each(a, b, |f, x, y| {
            f.digitwise(x, y, |x, y| (x + f.p - y) % f.p)
        })
    }

    pub(super) fn mul(&self, a: usize, b: usize) -> usize {
        self.each(a, b, Factor::mul)
    }

    fn each(&self, a: usize, b: usize, op: impl Fn(&Factor, usize, usize) -> usize) -> usize {
        let (mut a, mut b, mut place, mut number) = (a, b, 1, 0);
        for factor in &self.factors {
            number += place * op(factor, a % factor.order, b % factor.order);
            a /= factor.order;
            b /= factor.order;
            place *= factor.order;
        }
        number
    }
}

impl Factor {
    fn digitwise(&self, a: usize, b: usize, op: impl Fn(usize, usize) -> usize) -> usize {
        let (mut a, mut b, mut place, mut number) = (a, b, 1, 0);
        for _ in 0..self.e {
            number += place * op(a % self.p, b % self.p);
            a /= self.p;
            b /= self.p;
            place *= self.p;
        }
        number
    }

    fn mul(&self, a: usize, b: usize) -> usize {
        if self.e == 1 {
            return a * b % self.p;
        }
        let (a, b) = (digits(a, self.p, self.e), digits(b, self.p, self.e));
        let mut product = vec![0; 2 * self.e - 1];
        for (i, &x) in a.iter().enumerate() {
            for (j, &y) in b.iter().enumerate() {
                product[i + j] = (product[i + j] + x * y) % self.p;
            }
        }
        for high in (self.e..product.len()).rev() {
            let lead = product[high];
            for (i, &m) in self.modulus.iter().enumerate() {
                let at = high - self.e + i;
                product[at] = (product[at] + (self.p - lead % self.p) * m) % self.p;
            }
        }
        product[..self.e]
            .iter()
            .rev()
            .fold(0, |number, &digit| number * self.p + digit)
    }
}

fn digits(number: usize, base: usize, count: usize) -> Vec<usize> {
    let mut rest = number;
    (0..count)
        .map(|_| {
            let digit = rest % base;
            rest /= base;
            digit
        })
        .collect()
}

/// The first monic polynomial of degree e over the integers modulo p, in the order of its number, that no monic
/// polynomial of degree 1 to e / 2 divides; without its leading term.
fn irreducible(p: usize, e: usize) -> Vec<usize> {
    let count = |degree: usize| p.pow(u32::try_from(degree).unwrap_or(u32::MAX));
    let with_lead = |number: usize, degree: usize| {
        let mut polynomial = digits(number, p, degree);
        polynomial.push(1);
        polynomial
    };
    (0..count(e))
        .map(|number| with_lead(number, e))
        .find(|candidate| {
            (1..=e / 2).all(|degree| {
                (0..count(degree))
                    .all(|divisor| !divides(&with_lead(divisor, degree), candidate, p))
            })
        })
        // There is one of every degree; without it products would be wrong and the plan would fail its count.
        .map(|polynomial| polynomial[..e].to_vec())
        .unwrap_or_default()
}

/// Whether a monic polynomial divides another.
fn divides(divisor: &[usize], polynomial: &[usize], p: usize) -> bool {
    let mut rest = polynomial.to_vec();
    let degree = divisor.len() - 1;
    for high in (degree..rest.len()).rev() {
        let lead = rest[high];
        for (i, &d) in divisor.iter().enumerate() {
            let at = high - degree + i;
            rest[at] = (rest[at] + (p - lead) * d) % p;
        }
    }
    rest.iter().all(|&coefficient| coefficient == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_have_an_inverse_for_every_element_but_zero() {
        for q in [2, 3, 4, 5, 7, 8, 9, 11, 16, 25, 27, 32, 49, 64, 81] {
            let field = Ring::fields(q);
            assert_eq!(field.smallest(), q);
            for a in 1..q {
                assert_eq!(
                    (1..q).filter(|&b| field.mul(a, b) == 1).count(),
                    1,
                    "{a} in {q}"
                );
            }
        }
    }

    #[test]
    fn rings_are_commutative_and_distributive() {
        for ring in [
            Ring::fields(36),
            Ring::fields(20),
            Ring::fields(27),
            Ring::integers(12),
        ] {
            let n: usize = ring.factors.iter().map(|f| f.order).product();
            for a in 0..n {
                for b in 0..n {
                    assert_eq!(ring.add(a, b), ring.add(b, a));
                    assert_eq!(ring.mul(a, b), ring.mul(b, a));
                    assert_eq!(ring.sub(ring.add(a, b), b), a);
                    let c = (a * 7 + b) % n;
                    assert_eq!(
                        ring.mul(a, ring.add(b, c)),
                        ring.add(ring.mul(a, b), ring.mul(a, c))
                    );
                }
            }
        }
    }

    #[test]
    fn diagonal_elements_of_a_product_of_fields_differ_by_units() {
        let ring = Ring::fields(180);
        assert_eq!(ring.smallest(), 4);
        for x in 0..4 {
            for y in 0..x {
                let difference = ring.sub(ring.diagonal(x), ring.diagonal(y));
                let mut products: Vec<_> = (0..180).map(|z| ring.mul(difference, z)).collect();
                products.sort_unstable();
                assert_eq!(products, (0..180).collect::<Vec<_>>());
            }
        }
    }

    #[test]
    fn factors_multiply_to_the_number() {
        for n in 2..2_000 {
            let product: usize = prime_powers(n)
                .iter()
                .map(|&(p, e)| p.pow(u32::try_from(e).unwrap()))
                .product();
            assert_eq!(product, n);
        }
    }
}
