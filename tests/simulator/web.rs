//! How browsers reach the instance, and how it reaches others.

use crate::platform::answer;
use crate::{observe, probe, script};
use serde_json::{Value, json};

#[test]
fn browsers_reach_only_what_they_may() {
    let given =
        |records: &Value| probe(records, "function() { return 'line\\none\\ttwo'; }", "Probe");
    let call = |records: &Value, keys: &str| {
        let step = format!("steps: [{{ when: {{ include: Probe, {keys} }} }}]");
        let observed = observe(&format!("{}{step}", given(records))).remove(0);
        assert_eq!(observed.faults, [""; 0], "{keys}");
        observed.answer
    };
    let (same, denied) = (json!({}), Value::Null);
    assert_eq!(call(&same, "ajax: ask"), json!("line one two"));
    assert_eq!(call(&same, "ajax: ask, as: admin"), json!("line one two"));
    assert_eq!(call(&same, "ajax: ask, as: joe"), denied);
    assert_eq!(call(&same, "ajax: ask, as: guest"), denied);
    assert_eq!(call(&same, "ajax: ask, as: guest, roles: [itil]"), denied);
    for method in [
        "_hidden",
        "words",
        "type",
        "nothing",
        "getParameter",
        "initialize",
        "newItem",
        "toString",
        "constructor",
    ] {
        assert_eq!(call(&same, &format!("ajax: {method}")), denied, "{method}");
    }
    for column in ["active", "client_callable"] {
        let records = json!({ "sys_script_include": { "Probe": { column: false } } });
        assert_eq!(call(&records, "ajax: ask"), denied, "{column}");
    }
    let open = json!({ "sys_security_acl_role": { "Probe": { "sys_user_role": "" } } });
    assert_eq!(call(&open, "ajax: ask, as: guest"), denied);
}

#[test]
fn parameters_are_java_strings() {
    let ask = "function() { var p = this.getParameter('sysparm_text'), none = this.getParameter('sysparm_none'); \
        return JSON.stringify([typeof p, p === 'a,b', p == 'a,b', p.trim() === 'a,b', typeof p.length, p.length(), p.indexOf('b'), \
        String(p).split(',').length, p ? 'truthy' : 'falsy', none, /^a,b$/.test(p), p + 'c', String(this.getParameter('sysparm_name'))]); }";
    let given = probe(&json!({}), ask, "Probe");
    let run = |text: &str| {
        let observed = observe(&format!(
            "{given}steps: [{{ when: {{ ajax: ask, include: Probe, with: {{ text: \"{text}\" }} }} }}]"
        ));
        assert_eq!(observed[0].faults, [""; 0]);
        observed[0].answer.clone()
    };
    let expected = json!([
        "object", false, true, false, "function", 3, 2, 2, "truthy", null, true, "a,bc", "ask"
    ]);
    assert_eq!(run("a,b"), expected);
    assert_eq!(run("")[8], "truthy");
}

/// What a call of the Open API comes to under these answers.
fn called(answers: &str) -> Value {
    let body = "var request = new sn_ws.RESTMessageV2(), response; request.setHttpMethod('post'); \
        request.setEndpoint('https://api.flashcat.cloud/channel/info'); \
        request.setQueryParameter('app_key', 'simulated-app-key'); \
        request.setRequestHeader('Content-Type', 'application/json'); \
        request.setRequestBody('{\"channel_id\":6000000000001}'); \
        try { response = request.execute(); } catch (e) { return [e.name, /app_key/.test(e.message)]; } \
        return [response.getStatusCode(), response.haveError(), response.getErrorMessage(), response.getErrorCode(), \
        response.getBody() === null, response.getHeader('RETRY-after'), response.getHeader('X-None')];";
    answer(&format!("given: {{ answers: {answers} }}"), body)
}

#[test]
fn responses_tell_what_went_wrong() {
    assert_eq!(called("[]"), json!([200, false, "", 0, false, null, null]));
    let refused = "Method failed: (/channel/info) with code: 429";
    assert_eq!(
        called("[{ status: 429, retry_after: 30 }]"),
        json!([429, true, refused, 0, false, "30", null])
    );
    assert_eq!(
        called("[{ timeout: true }]"),
        json!([0, true, "Read timed out", 1, true, null, null])
    );
    // The exception names the whole address.
    for thrown in ["refused: true", "timeout: exception", "lost: exception"] {
        assert_eq!(called(&format!("[{{ {thrown} }}]")), json!(["JavaException", true]));
    }
    assert_eq!(called("[{ timeout: status }]"), called("[{ lost: true }]"));
    // Longer than any time-out, and never silent for as long.
    assert_eq!(called("[{ takes: 10m }]"), called("[]"));
}

#[test]
fn a_request_without_a_time_out_shows() {
    let send = |set: &str| {
        let body = format!(
            "var request = new sn_ws.RESTMessageV2(); request.setHttpMethod('post'); {set} \
            request.setEndpoint('https://api.flashcat.cloud/channel/info'); request.execute();"
        );
        script("given: { answers: [{ timeout: true }] }", &body)
    };
    let without = send("");
    assert_eq!(
        (&without.requests[0]["timeout"], &without.requests[0]["log_level"]),
        (&Value::Null, &Value::Null)
    );
    assert!((without.costs().seconds - 175.0).abs() < 0.001);
    let with = send("request.setHttpTimeout(10000); request.setLogLevel('basic');");
    assert_eq!(
        (&with.requests[0]["timeout"], &with.requests[0]["log_level"]),
        (&json!(10_000), &json!("basic"))
    );
    assert!((with.costs().seconds - 10.0).abs() < 0.001);
}
