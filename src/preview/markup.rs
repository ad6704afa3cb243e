//! HTML that the platform writes around a page's own.

/// A `g:ui_reference`.
#[derive(Debug, Default)]
pub(super) struct ReferenceField {
    pub(super) name: String,
    pub(super) id: String,
    pub(super) table: String,
    pub(super) query: String,
    pub(super) columns: String,
}

/// A reference field: the hidden value, what people see of it, and the button that looks it up. All
/// texts are HTML already.
pub(super) fn reference(it: &ReferenceField) -> String {
    let ReferenceField { id, table, query, columns, .. } = it;
    format!(
        "<div class=\"input-group ref-container\">\
         <input type=\"hidden\" id=\"{id}\" name=\"{id}\" value=\"\">\
         <input type=\"text\" id=\"sys_display.{id}\" name=\"sys_display.{id}\" \
         class=\"form-control element_reference_input\" autocomplete=\"off\" role=\"combobox\" \
         aria-autocomplete=\"list\" aria-expanded=\"false\" aria-controls=\"AC.{id}\" \
         data-ref=\"{id}\" data-table=\"{table}\" data-query=\"{query}\" data-columns=\"{columns}\">\
         <span class=\"input-group-btn\"><button type=\"button\" id=\"lookup.{id}\" \
         class=\"btn btn-default btn-ref\" data-lookup=\"{id}\" aria-label=\"Look up\">\
         </button></span>\
         <div id=\"AC.{id}\" class=\"ac_dropdown\" role=\"listbox\" aria-label=\"Suggestions\" \
         hidden=\"hidden\"></div></div>"
    )
}
