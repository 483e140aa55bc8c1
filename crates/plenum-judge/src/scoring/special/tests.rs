//! Against values to seventeen digits: the tables of Abramowitz and Stegun where they reach, recomputed with forty
//! digits of precision.

use super::*;

/// Values agree to 1e-12 of the expected size.
fn agree(value: f64, expected: f64) {
    assert!(
        (value - expected).abs() <= 1e-12 * expected.abs(),
        "{value} is not {expected}"
    );
}

#[test]
fn logarithm_of_the_gamma_function() {
    for (x, expected) in [
        (0.5, 0.572_364_942_924_700_1),
        (1.5, -0.120_782_237_635_245_22),
        (3.7, 1.428_072_326_665_387_9),
        (10.25, 13.368_023_671_476_046),
        (100.0, 359.134_205_369_575_4),
        (5_000.0, 37_582.626_315_685_35),
        (1e-5, 11.512_919_692_895_826),
    ] {
        agree(ln_gamma(x), expected);
    }
    assert!(ln_gamma(2.0).abs() < 1e-14 && ln_gamma(0.0).is_infinite());
}

#[test]
fn incomplete_gamma_integrals() {
    agree(gamma_p(0.5, 0.3).unwrap(), 0.561_421_973_919_000_1);
    agree(gamma_p(3.0, 2.0).unwrap(), 0.323_323_583_816_936_54);
    agree(gamma_q(2.5, 20.0).unwrap(), 1.493_367_900_050_395_2e-7);
    agree(gamma_p(500.0, 480.0).unwrap(), 0.186_281_973_190_324_6);
    agree(gamma_q(0.1, 1e-3).unwrap(), 0.473_231_431_607_554_9);
    assert_eq!((gamma_p(0.0, 1.0), gamma_p(1.0, f64::NAN)), (None, None));
}

#[test]
fn incomplete_beta_integrals() {
    agree(beta_inc(2.0, 3.0, 0.4).unwrap(), 0.524_8);
    agree(beta_inc(0.5, 0.5, 0.01).unwrap(), 0.063_768_560_858_519_85);
    agree(
        beta_inc(300.0, 200.0, 0.62).unwrap(),
        0.819_069_988_157_796_2,
    );
    agree(beta_inc(10.0, 0.5, 0.999).unwrap(), 0.888_896_709_124_860_3);
    assert_eq!(
        (beta_inc(2.0, 3.0, 1.1), beta_inc(2.0, -1.0, 0.5)),
        (None, None)
    );
}

#[test]
fn normal_distribution() {
    agree(erf(0.3), 0.328_626_759_459_127_43);
    agree(erf(2.0), 0.995_322_265_018_952_7);
    agree(erfc(5.0), 1.537_459_794_428_035e-12);
    agree(erfc(-1.0), 1.842_700_792_949_715);
    agree(normal_cdf(1.96), 0.975_002_104_851_779_6);
    agree(normal_cdf(-8.0), 6.220_960_574_271_784e-16);
    for (p, expected) in [
        (0.975, 1.959_963_984_540_054_2),
        (0.6, 0.253_347_103_135_799_8),
        (0.001, -3.090_232_306_167_813_5),
        (1e-12, -7.034_483_825_301_132),
        (0.05, -1.644_853_626_951_472_7),
    ] {
        agree(normal_quantile(p).unwrap(), expected);
    }
    assert_eq!(
        (normal_quantile(0.0), normal_quantile(f64::NAN)),
        (None, None)
    );
}

#[test]
fn student_distribution() {
    agree(t_cdf(2.0, 5.0).unwrap(), 0.949_030_260_585_070_8);
    agree(t_cdf(-3.5, 7.0).unwrap(), 0.004_996_520_440_942_774);
    for (p, degrees, expected) in [
        (0.975, 1.0, 12.706_204_736_174_705),
        (0.975, 10.0, 2.228_138_851_986_275),
        (0.95, 3.0, 2.353_363_434_801_823_9),
        (0.999, 30.0, 3.385_184_866_829_305),
        (0.9999, 2.0, 70.700_071_074_964_28),
    ] {
        agree(t_quantile(p, degrees).unwrap(), expected);
        agree(t_quantile(1.0 - p, degrees).unwrap(), -expected);
    }
    assert_eq!(t_quantile(0.5, 3.0), Some(0.0));
}

#[test]
fn chi_square_distribution() {
    agree(
        chi_square_sf(9.15, 5.0).unwrap(),
        1.0 - chi_square_cdf(9.15, 5.0).unwrap(),
    );
    agree(chi_square_sf(18.3, 10.0).unwrap(), 0.050_109_061_411_462_46);
    for (p, degrees, expected) in [
        (0.95, 1.0, 3.841_458_820_694_126),
        (0.95, 10.0, 18.307_038_053_275_147),
        (0.05, 3.0, 0.351_846_317_749_271_4),
        (0.999, 100.0, 149.449_252_779_038_7),
        (0.01, 1.0, 0.000_157_087_857_909_701_98),
    ] {
        agree(chi_square_quantile(p, degrees).unwrap(), expected);
    }
}

#[test]
fn f_distribution() {
    agree(f_sf(4.2, 3.0, 15.0).unwrap(), 0.024_112_016_248_137_15);
    for (p, d1, d2, expected) in [
        (0.95, 5.0, 10.0, 3.325_834_530_413_012),
        (0.975, 3.0, 15.0, 4.152_804_030_062_877),
        (0.025, 5.0, 15.0, 0.155_575_963_078_487_1),
        (0.99, 1.0, 1.0, 4_052.180_695_476_829),
        (0.95, 120.0, 60.0, 1.467_266_516_336_465),
    ] {
        agree(f_quantile(p, d1, d2).unwrap(), expected);
        agree(f_cdf(expected, d1, d2).unwrap(), p);
    }
    assert_eq!(f_cdf(-1.0, 2.0, 2.0), Some(0.0));
    assert_eq!(
        (f_cdf(1.0, 0.0, 2.0), f_quantile(1.0, 2.0, 2.0)),
        (None, None)
    );
}

#[test]
fn quantiles_undo_shares_everywhere() {
    for p in [1e-9, 1e-4, 0.02, 0.3, 0.5, 0.77, 0.99, 0.999_999] {
        for degrees in [0.5, 1.0, 2.7, 40.0, 3_000.0] {
            let back = chi_square_cdf(chi_square_quantile(p, degrees).unwrap(), degrees).unwrap();
            assert!((back - p).abs() < 1e-11, "chi-square {p} {degrees}: {back}");
            let back = t_cdf(t_quantile(p, degrees).unwrap(), degrees).unwrap();
            assert!((back - p).abs() < 1e-11, "t {p} {degrees}: {back}");
            let back = f_cdf(f_quantile(p, degrees, 7.0).unwrap(), degrees, 7.0).unwrap();
            assert!((back - p).abs() < 1e-11, "F {p} {degrees}: {back}");
        }
        assert!((normal_cdf(normal_quantile(p).unwrap()) - p).abs() < 1e-14);
    }
}
