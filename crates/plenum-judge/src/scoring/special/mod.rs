//! Functions of analysis from the four basic operations and the square root only.
//!
//! IEEE 754 fixes `+ - * /` and `sqrt` to the last bit, but not `ln`, `exp` or `pow` of the standard library, whose
//! answer may differ from one target to the next. Everything here is built from the first kind, in a fixed order and
//! without fused operations, so that a published statistic is the same on every machine (ALGORITHMS 4.6).
//! It is not a general library: arguments are those of statistics on ratings, accuracy is about 1e-12.

mod beta;
mod elementary;
mod gamma;
mod normal;
mod solve;

pub use beta::{beta_inc, f_cdf, f_quantile, f_sf, ln_beta, t_cdf, t_quantile};
pub use elementary::{exp, ln, powi};
pub use gamma::{chi_square_cdf, chi_square_quantile, chi_square_sf, gamma_p, gamma_q, ln_gamma};
pub use normal::{erf, erfc, normal_cdf, normal_quantile};

#[cfg(test)]
mod tests;
