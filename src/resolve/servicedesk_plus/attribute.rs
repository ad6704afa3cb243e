//! Request attributes, held against what is published of them.

use crate::diagnostic::{AttributeProblem, nearest};
use crate::model::Edition;
use indexmap::IndexMap;
use serde::Deserialize;
use std::sync::LazyLock;

/// The attribute that custom fields stand in.
const CUSTOM_FIELDS: &str = "udf_fields";

/// What is published.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Published {
    shapes: IndexMap<String, Shape>,
    /// The attributes of each shape.
    attributes: IndexMap<String, Vec<String>>,
    custom_fields: CustomFields,
}

/// What an attribute may be.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Shape {
    /// The member that stands for the whole; none if the whole is one value.
    shown: Option<String>,
    list: bool,
    /// Anything may be below it.
    open: bool,
    /// Its members, each with its shape.
    members: IndexMap<String, String>,
}

/// How the names of custom fields start.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CustomFields {
    cloud: Vec<String>,
    on_premises: Vec<String>,
}

/// The table, read once; why not, if it cannot be read.
pub(super) fn published() -> Result<&'static Published, String> {
    static PUBLISHED: LazyLock<Result<Published, String>> = LazyLock::new(|| {
        serde_yaml::from_str(include_str!("attributes.yaml")).map_err(|error| error.to_string())
    });
    PUBLISHED.as_ref().map_err(Clone::clone)
}

impl Published {
    /// Why a placeholder with this path would hardly be replaced by one value; nothing if it would.
    pub(super) fn doubt(&self, path: &str, edition: Edition) -> Option<AttributeProblem> {
        let mut steps = path.split('.');
        let root = steps.next().unwrap_or_default();
        if root == CUSTOM_FIELDS {
            return self.doubt_of_custom_field(path, steps.next(), edition);
        }
        let Some(mut shape) = self.attribute(root) else {
            return Some(self.unknown_root(path, root));
        };
        let mut known = root.to_owned();
        for step in steps {
            if shape.open {
                return None;
            }
            if shape.list {
                return Some(AttributeProblem::List { path: known });
            }
            let Some(member) = shape.members.get(step).and_then(|name| self.shapes.get(name))
            else {
                let names: Vec<&String> = shape.members.keys().collect();
                let near = nearest(step, &names).map(|near| format!("{known}.{near}"));
                let near = near.unwrap_or_else(|| whole(&known, shape));
                return Some(AttributeProblem::Unknown { path: path.to_owned(), near: Some(near) });
            };
            (shape, known) = (member, format!("{known}.{step}"));
        }
        if shape.list {
            return Some(AttributeProblem::List { path: known });
        }
        let instead = shape.shown.as_ref().map(|shown| format!("{known}.{shown}"));
        instead.map(|instead| AttributeProblem::Object { path: known, instead })
    }

    /// The path that was probably meant by a text that is none.
    pub(super) fn near(&self, text: &str, edition: Edition) -> Option<String> {
        let bare = text.trim().trim_matches(['$', '{', '}']).to_lowercase();
        let bare = bare.strip_prefix("request.").unwrap_or(&bare);
        match self.doubt(bare, edition) {
            None => Some(bare.to_owned()),
            Some(AttributeProblem::Unknown { near, .. }) => near,
            Some(AttributeProblem::Object { instead, .. }) => Some(instead),
            Some(_) => None,
        }
    }

    fn unknown_root(&self, path: &str, root: &str) -> AttributeProblem {
        if [Edition::Cloud, Edition::OnPremises].iter().any(|it| self.is_custom(root, *it)) {
            return AttributeProblem::BareCustomField {
                path: path.to_owned(),
                instead: format!("{CUSTOM_FIELDS}.{path}"),
                other: None,
            };
        }
        let names: Vec<&String> = self.attributes.values().flatten().collect();
        // Of a list no part can be sent.
        let shapes = nearest(root, &names).and_then(|near| Some((near, self.attribute(near)?)));
        let near = shapes.filter(|(_, shape)| !shape.list).map(|(near, it)| whole(near, it));
        AttributeProblem::Unknown { path: path.to_owned(), near }
    }

    fn doubt_of_custom_field(
        &self,
        path: &str,
        name: Option<&str>,
        edition: Edition,
    ) -> Option<AttributeProblem> {
        let starts = self.custom_fields.of(edition);
        let example = starts.first().map(|start| format!("{CUSTOM_FIELDS}.{start}…"));
        let path = path.to_owned();
        match name {
            None => Some(AttributeProblem::Object { path, instead: example.unwrap_or_default() }),
            Some(name) if self.is_custom(name, edition) => None,
            Some(name) if self.is_custom(name, other(edition)) => {
                let (of, wanted) = (in_words(other(edition)), in_words(edition));
                let example = example.unwrap_or_default();
                Some(AttributeProblem::OtherEdition { path, of, wanted, example })
            }
            Some(_) => Some(AttributeProblem::UnknownCustomField {
                path,
                edition: in_words(edition),
                starts: starts.clone(),
            }),
        }
    }

    /// Whether a name is that of a custom field of an edition: of all starts that fit, the longest
    /// tells.
    fn is_custom(&self, name: &str, edition: Edition) -> bool {
        let longest = |edition| {
            let starts = self.custom_fields.of(edition).iter();
            let fitting = starts.filter(|it| name.len() > it.len() && name.starts_with(*it));
            fitting.map(String::len).max()
        };
        let own = longest(edition);
        own.is_some() && own >= longest(other(edition))
    }

    fn attribute(&self, name: &str) -> Option<&Shape> {
        let has = |names: &Vec<String>| names.iter().any(|it| it == name);
        let (shape, _) = self.attributes.iter().find(|(_, names)| has(names))?;
        self.shapes.get(shape)
    }
}

impl CustomFields {
    fn of(&self, edition: Edition) -> &Vec<String> {
        match edition {
            Edition::Cloud => &self.cloud,
            Edition::OnPremises => &self.on_premises,
        }
    }
}

/// The path of one value: of the attribute itself, or of the member that stands for it.
fn whole(path: &str, shape: &Shape) -> String {
    shape.shown.as_ref().map_or_else(|| path.to_owned(), |shown| format!("{path}.{shown}"))
}

fn other(edition: Edition) -> Edition {
    match edition {
        Edition::Cloud => Edition::OnPremises,
        Edition::OnPremises => Edition::Cloud,
    }
}

pub(super) fn in_words(edition: Edition) -> &'static str {
    match edition {
        Edition::Cloud => "in the cloud",
        Edition::OnPremises => "on premises",
    }
}

#[cfg(test)]
mod tests {
    use super::published;
    use crate::model::Edition;
    use std::collections::BTreeSet;

    #[test]
    fn every_shape_of_the_table_is_there_and_no_attribute_stands_twice() {
        let table = published().unwrap();
        let members = table.shapes.values().flat_map(|shape| shape.members.values());
        for shape in members.chain(table.attributes.keys()) {
            assert!(table.shapes.contains_key(shape), "no shape {shape}");
        }
        for (name, shape) in &table.shapes {
            let shown = shape.shown.as_ref();
            assert!(shown.is_none_or(|it| shape.members.contains_key(it)), "{name}");
        }
        let names: Vec<&String> = table.attributes.values().flatten().collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    }

    #[test]
    fn one_value_is_no_doubt_and_anything_else_is() {
        let doubt = |path| published().unwrap().doubt(path, Edition::Cloud).is_some();
        let sound = [
            "id",
            "priority.name",
            "technician.department.name",
            "created_time.display_value",
            "display_id",
            "display_id.display_value",
            "resources.res_1.qstn_select_2.name",
            "udf_fields.txt_service",
            "udf_fields.udf_char1",
            "udf_fields.txt_service.name",
        ];
        assert_eq!(sound.into_iter().find(|path| doubt(path)), None);
        let doubtful = [
            "title",
            "priority",
            "priority.nme",
            "subject.name",
            "assets",
            "assets.name",
            "udf_fields",
            "udf_fields.service",
            "udf_fields.udf_sline_301",
            "udf_fields.udf_long_301",
            "txt_service",
        ];
        assert_eq!(doubtful.into_iter().find(|path| !doubt(path)), None);
    }
}
