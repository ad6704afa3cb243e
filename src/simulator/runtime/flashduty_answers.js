/**
 * Answers as Flashduty gives them: the envelope, the request id and the error codes.
 *
 * Source: Flashduty API reference, "Introduction" (envelope, request id) and the schemas ErrorCode
 * and DutyError; the vendor's HTTP client (Retry-After in seconds).
 */
(function(simulator) {
    var flashduty = simulator.flashduty = simulator.flashduty || {};

    var STATUSES = {
        OK: 200,
        InvalidParameter: 400,
        BadRequest: 400,
        InvalidContentType: 400,
        ResourceNotFound: 400, // a true 404 means an unknown route
        NoLicense: 400,
        ReferenceExist: 400,
        Unauthorized: 401,
        BalanceNotEnough: 402,
        AccessDenied: 403,
        RouteNotFound: 404,
        MethodNotAllowed: 405,
        UndonedOrderExist: 409,
        EntityTooLarge: 413,
        RequestLocked: 423,
        RequestVerifyRequired: 428,
        DangerousOperation: 428,
        RequestTooFrequently: 429,
        InternalError: 500,
        ServiceUnavailable: 503
    };

    var MESSAGES = {
        InvalidParameter: 'The specified parameter is not valid.',
        Unauthorized: 'You are unauthorized.',
        RequestTooFrequently: 'Request too frequently.',
        InternalError: 'We encountered an internal error, and it has been reported. ' +
            'Please try again later.'
    };

    var requests = 0;

    function nextRequestId() {
        var digits;

        requests += 1;
        digits = String(requests);
        return 'req-' + '000000'.substring(digits.length) + digits;
    }

    function response(status, part, text) {
        var id = nextRequestId();

        return {
            status: status,
            headers: {
                'Content-Type': 'application/json; charset=utf-8',
                'Flashcat-Request-Id': id
            },
            body: '{"request_id":"' + id + '","' + part + '":' + text + '}'
        };
    }

    // The first code of the table that has the status.
    function usualCode(status) {
        var codes = Object.keys(STATUSES).filter(function(code) {
            return STATUSES[code] === status && code !== 'OK';
        });
        return codes[0] || (status >= 400 && status <= 499 ? 'BadRequest' : 'InternalError');
    }

    function failure(status, code) {
        var name = code || usualCode(status);

        return response(status, 'error',
            JSON.stringify({ code: name, message: MESSAGES[name] || name }));
    }

    flashduty.failure = failure;
    flashduty.answers = {
        refuse: function(code) {
            return failure(STATUSES[code], code);
        },
        restart: function() {
            requests = 0;
        },
        succeed: function(data) {
            return response(200, 'data', flashduty.write(data));
        }
    };
})(simulator);
