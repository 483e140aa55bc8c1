//! The cases of [`Directory`]: tokens, names, keys and their end, settings.

use std::collections::BTreeSet;

use plenum_core::id::BlockId;
use plenum_core::{Key, KeyScope};
use uuid::Uuid;

use super::{case, seat, workshop};
use crate::{Directory, Grant, LogError};

/// The cases of [`Directory`] alone.
///
/// # Panics
/// Where the engine breaks a rule.
pub async fn directory<D: Directory>(make: impl Fn() -> D) {
    case(
        "a token leads to its holder until it is revoked",
        tokens(make()),
    )
    .await;
    case("a name belongs to a seat of a workshop", names(make())).await;
    case("a key is never replaced", keys_stay(make())).await;
    case(
        "destroying keys takes one scope and leaves the others",
        destroyed_scope(make()),
    )
    .await;
    case(
        "erasing takes all of one person and nothing of others",
        erased_person(make()),
    )
    .await;
    case("a setting keeps its last value", settings(make())).await;
}

async fn tokens(directory: impl Directory) -> Result<(), LogError> {
    let grants = [
        Grant::Operator,
        Grant::Seat {
            workshop: workshop(1),
            seat: seat(1),
        },
        Grant::Seat {
            workshop: workshop(1),
            seat: seat(2),
        },
        Grant::Seat {
            workshop: workshop(2),
            seat: seat(1),
        },
        Grant::Projector {
            workshop: workshop(1),
        },
        Grant::JoinCode {
            workshop: workshop(1),
        },
        Grant::Recovery {
            workshop: workshop(1),
        },
    ];
    for (token, grant) in (0..).zip(grants) {
        directory.grant([token; 32], grant).await?;
        directory.grant([100 + token; 32], grant).await?;
    }
    assert_eq!(directory.holder([99; 32]).await?, None, "an unknown token");

    for (token, grant) in (0..).zip(grants) {
        assert_eq!(directory.holder([token; 32]).await?, Some(grant));
        directory.revoke(grant).await?;
        assert_eq!(directory.holder([token; 32]).await?, None, "revoked");
        assert_eq!(
            directory.holder([100 + token; 32]).await?,
            None,
            "every token of the grant"
        );
        for (token, grant) in (0..).zip(grants).skip(usize::from(token) + 1) {
            assert_eq!(
                directory.holder([token; 32]).await?,
                Some(grant),
                "the others stay"
            );
        }
    }

    directory.grant([1; 32], grants[1]).await?;
    directory.grant([1; 32], grants[2]).await?;
    assert_eq!(
        directory.holder([1; 32]).await?,
        Some(grants[2]),
        "the last grant of a token holds"
    );
    Ok(())
}

async fn names(directory: impl Directory) -> Result<(), LogError> {
    assert_eq!(directory.names(workshop(1)).await?, []);
    directory
        .set_name(
            workshop(1),
            seat(2),
            "Director of Urban Planning".to_owned(),
        )
        .await?;
    directory
        .set_name(workshop(1), seat(1), "도시계획국장".to_owned())
        .await?;
    directory
        .set_name(workshop(2), seat(1), "Adviser".to_owned())
        .await?;
    directory
        .set_name(workshop(1), seat(2), "مدیر شهرسازی".to_owned())
        .await?;

    let expected = [
        (seat(1), "도시계획국장".to_owned()),
        (seat(2), "مدیر شهرسازی".to_owned()),
    ];
    assert_eq!(
        directory.names(workshop(1)).await?,
        expected,
        "in order of seat, the last name holds"
    );
    assert_eq!(
        directory.names(workshop(2)).await?,
        [(seat(1), "Adviser".to_owned())]
    );
    Ok(())
}

async fn keys_stay(directory: impl Directory) -> Result<(), LogError> {
    let [first, second] = [sealed(1), sealed(2)];
    let keys = vec![
        (second, seat(1), Key([3; 32])),
        (KeyScope::Group, seat(2), Key([2; 32])),
    ];
    directory.put_keys(workshop(1), keys).await?;
    let more = vec![
        (KeyScope::Group, seat(2), Key([9; 32])),
        (KeyScope::Group, seat(1), Key([1; 32])),
        (second, seat(1), Key([9; 32])),
        (first, seat(1), Key([4; 32])),
    ];
    directory.put_keys(workshop(1), more).await?;
    directory
        .put_keys(workshop(2), vec![(KeyScope::Group, seat(1), Key([8; 32]))])
        .await?;
    directory.put_keys(workshop(2), Vec::new()).await?;

    let expected = [
        (KeyScope::Group, seat(1), Key([1; 32])),
        (KeyScope::Group, seat(2), Key([2; 32])),
        (first, seat(1), Key([4; 32])),
        (second, seat(1), Key([3; 32])),
    ];
    assert_eq!(
        directory.keys(workshop(1)).await?,
        expected,
        "by scope and seat, the first key stays"
    );
    assert_eq!(
        directory.keys(workshop(2)).await?,
        [(KeyScope::Group, seat(1), Key([8; 32]))]
    );
    Ok(())
}

async fn destroyed_scope(directory: impl Directory) -> Result<(), LogError> {
    let scopes = [KeyScope::Group, sealed(1), sealed(2)];
    let all: Vec<_> = scopes
        .into_iter()
        .flat_map(|s| (1..=3).map(move |n| (s, seat(n), Key([7; 32]))))
        .collect();
    for number in [1, 2] {
        directory.put_keys(workshop(number), all.clone()).await?;
    }

    for cut in [sealed(1), KeyScope::Group] {
        directory.destroy_keys(workshop(1), cut).await?;
        let living: BTreeSet<_> = directory
            .keys(workshop(1))
            .await?
            .into_iter()
            .map(|(scope, _, _)| scope)
            .collect();
        assert!(!living.contains(&cut), "{cut:?} is gone");
        assert!(living.contains(&sealed(2)), "another scope stays");
        directory.destroy_keys(workshop(1), cut).await?;
    }
    assert_eq!(directory.keys(workshop(1)).await?.len(), 3);
    assert_eq!(
        directory.keys(workshop(2)).await?,
        all,
        "another workshop keeps all"
    );
    Ok(())
}

async fn erased_person(directory: impl Directory) -> Result<(), LogError> {
    let (here, there) = (workshop(1), workshop(2));
    for (token, workshop, seat) in [
        (1, here, seat(1)),
        (2, here, seat(2)),
        (3, there, seat(1)),
        (4, here, seat(1)),
    ] {
        directory
            .grant([token; 32], Grant::Seat { workshop, seat })
            .await?;
        directory
            .set_name(workshop, seat, "Engineer".to_owned())
            .await?;
        let keys = vec![
            (KeyScope::Group, seat, Key([token; 32])),
            (sealed(1), seat, Key([token; 32])),
        ];
        directory.put_keys(workshop, keys).await?;
    }

    directory.erase(here, seat(1)).await?;

    assert_eq!(
        directory.names(here).await?,
        [(seat(2), "Engineer".to_owned())]
    );
    let expected = [
        (KeyScope::Group, seat(2), Key([2; 32])),
        (sealed(1), seat(2), Key([2; 32])),
    ];
    assert_eq!(directory.keys(here).await?, expected);
    assert_eq!(directory.holder([1; 32]).await?, None);
    assert_eq!(directory.holder([4; 32]).await?, None);
    assert_eq!(
        directory.holder([2; 32]).await?,
        Some(Grant::Seat {
            workshop: here,
            seat: seat(2)
        })
    );
    assert_eq!(
        directory.holder([3; 32]).await?,
        Some(Grant::Seat {
            workshop: there,
            seat: seat(1)
        })
    );
    assert_eq!(directory.names(there).await?.len(), 1);
    assert_eq!(directory.keys(there).await?.len(), 2);
    directory.erase(here, seat(1)).await
}

async fn settings(directory: impl Directory) -> Result<(), LogError> {
    assert_eq!(directory.setting("epoch").await?, None);
    directory.set_setting("epoch", "1".to_owned()).await?;
    directory
        .set_setting("zone", "Asia/Seoul".to_owned())
        .await?;
    directory.set_setting("epoch", "2".to_owned()).await?;

    assert_eq!(directory.setting("epoch").await?.as_deref(), Some("2"));
    assert_eq!(
        directory.setting("zone").await?.as_deref(),
        Some("Asia/Seoul")
    );
    Ok(())
}

const fn sealed(block: u128) -> KeyScope {
    KeyScope::Sealed(BlockId(Uuid::from_u128(0x0B10_0000 + block)))
}
