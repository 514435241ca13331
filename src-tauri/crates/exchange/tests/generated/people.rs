//! Clean lists of invented learners.

use crate::random::Random;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) number: String,
    pub(crate) given: String,
    pub(crate) family: String,
    pub(crate) mail: String,
    pub(crate) passed: bool,
    pub(crate) grade: String,
    pub(crate) day: (u16, u8, u8),
}

impl Person {
    /// The name as it is printed: family name first and without a space in Han.
    pub(crate) fn name(&self) -> String {
        if self
            .given
            .chars()
            .all(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
        {
            format!("{}{}", self.family, self.given)
        } else {
            format!("{} {}", self.given, self.family)
        }
    }

    pub(crate) fn iso(&self) -> String {
        format!("{:04}-{:02}-{:02}", self.day.0, self.day.1, self.day.2)
    }
}

/// Names that go together, and the old encoding that a program of their country would write.
pub(crate) struct Names {
    pub(crate) given: &'static [&'static str],
    pub(crate) family: &'static [&'static str],
    pub(crate) encoding: &'static encoding_rs::Encoding,
}

pub(crate) const WEST: Names = Names {
    given: &[
        "Amal",
        "Bea",
        "Chloé",
        "Jürgen",
        "José",
        "Zoë",
        "Maëlle",
        "Søren",
        "Ann",
        "Noël",
        "Inês",
        "Conor",
        "Ana Lucía",
        "Jean-Noël",
        "Mary Kate",
    ],
    family: &[
        "Haddad",
        "Ruiz",
        "Lefèvre",
        "Groß",
        "Nuñez",
        "Brontë",
        "Le Goff",
        "Ångström",
        "O'Neill",
        "van der Berg",
        "de Albuquerque",
        "McDonald",
        "Smith-Jones",
        "Sá",
        "N'Guessan",
    ],
    encoding: encoding_rs::WINDOWS_1252,
};
pub(crate) const CENTRAL: Names = Names {
    given: &[
        "Łukasz",
        "Żaneta",
        "Stanisław",
        "Jiří",
        "Šárka",
        "Małgorzata",
        "Ondřej",
        "Zdeněk",
        "Jan",
        "Božena",
    ],
    family: &[
        "Wójcik",
        "Ćwikła",
        "Gąsior",
        "Dvořák",
        "Nováková",
        "Żółkiewska",
        "Čapek",
        "Brzeziński",
        "Šťastný",
        "Kowalski",
    ],
    encoding: encoding_rs::WINDOWS_1250,
};
pub(crate) const CYRILLIC: Names = Names {
    given: &[
        "Анна",
        "Игорь",
        "Ольга",
        "Сергей",
        "Мария",
        "Дмитрий",
        "Елена",
        "Юрий",
    ],
    family: &[
        "Петрова",
        "Щукин",
        "Иванова",
        "Королёв",
        "Смирнова",
        "Жуков",
        "Белова",
        "Цветков",
    ],
    encoding: encoding_rs::WINDOWS_1251,
};
pub(crate) const GREEK: Names = Names {
    given: &["Νίκος", "Ελένη", "Γιώργος", "Μαρία", "Δημήτρης", "Σοφία"],
    family: &[
        "Παπαδόπουλος",
        "Γεωργίου",
        "Νικολάου",
        "Ιωάννου",
        "Αντωνίου",
        "Δήμου",
    ],
    encoding: encoding_rs::WINDOWS_1253,
};
pub(crate) const TURKISH: Names = Names {
    given: &["Ayşe", "İbrahim", "Çağla", "Gökhan", "Şule", "Oğuz"],
    family: &["Yılmaz", "Şükrü", "Öztürk", "Güneş", "Iğdır", "Çelik"],
    encoding: encoding_rs::WINDOWS_1254,
};
pub(crate) const HAN: Names = Names {
    given: &["小明", "花子", "伟", "静怡", "志强", "丽华"],
    family: &["李", "王", "张", "陈", "佐藤", "欧阳"],
    encoding: encoding_rs::GB18030,
};

const GRADES: [&str; 6] = ["A", "B", "B+", "C", "A-", "D"];

/// A clean list: every name and number stands once.
pub(crate) fn people(random: &mut Random, names: &Names) -> Vec<Person> {
    let count = 6 + random.below(8);
    let start = 20_000 + random.below(70_000);
    let style = random.below(4);
    let mut list: Vec<Person> = Vec::new();
    let mut at = start;
    while list.len() < count {
        at += 1 + random.below(40);
        let given = (*random.of(names.given)).to_owned();
        let family = (*random.of(names.family)).to_owned();
        if list.iter().any(|p| p.given == given && p.family == family) {
            continue;
        }
        let number = match style {
            0 => format!("{at}"),
            1 => format!("00{at}"),
            2 => format!("K{at}"),
            _ => format!("AX-{at}"),
        };
        list.push(Person {
            mail: format!("l{at}@example.org"),
            number,
            given,
            family,
            passed: !random.one_in(4),
            grade: (*random.of(&GRADES)).to_owned(),
            day: (
                2026,
                1 + u8::try_from(random.below(12)).unwrap(),
                1 + u8::try_from(random.below(28)).unwrap(),
            ),
        });
    }
    list
}
