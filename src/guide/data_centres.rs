//! Where each region of the manufacturer's cloud is reached.

use serde::Serialize;

/// A region of the cloud.
#[derive(Serialize)]
pub(super) struct DataCentre {
    region: &'static str,
    /// The developer console.
    console: &'static str,
    /// The endpoint of the API.
    api: &'static str,
    /// The accounts server.
    accounts: &'static str,
}

/// The month in which the list was compared with public API clients.
pub(super) const COMPARED: &str = "November 2026";

/// Every region.
pub(super) const ALL: &[DataCentre] = &[
    DataCentre {
        region: "US",
        console: "api-console.zoho.com",
        api: "https://sdpondemand.manageengine.com",
        accounts: "https://accounts.zoho.com",
    },
    DataCentre {
        region: "EU",
        console: "api-console.zoho.eu",
        api: "https://sdpondemand.manageengine.eu",
        accounts: "https://accounts.zoho.eu",
    },
    DataCentre {
        region: "India",
        console: "api-console.zoho.in",
        api: "https://sdpondemand.manageengine.in",
        accounts: "https://accounts.zoho.in",
    },
    DataCentre {
        region: "China",
        console: "api-console.zoho.com.cn",
        api: "https://servicedeskplus.cn",
        accounts: "https://accounts.zoho.com.cn",
    },
    DataCentre {
        region: "Australia",
        console: "api-console.zoho.com.au",
        api: "https://servicedeskplus.net.au",
        accounts: "https://accounts.zoho.com.au",
    },
    DataCentre {
        region: "Japan",
        console: "api-console.zoho.jp",
        api: "https://servicedeskplus.jp",
        accounts: "https://accounts.zoho.jp",
    },
    DataCentre {
        region: "Canada",
        console: "api-console.zohocloud.ca",
        api: "https://servicedeskplus.ca",
        accounts: "https://accounts.zohocloud.ca",
    },
    DataCentre {
        region: "United Kingdom",
        console: "api-console.zoho.uk",
        api: "https://servicedeskplus.uk",
        accounts: "https://accounts.zoho.uk",
    },
    DataCentre {
        region: "Saudi Arabia",
        console: "api-console.zoho.sa",
        api: "https://servicedeskplus.sa",
        accounts: "https://accounts.zoho.sa",
    },
    DataCentre {
        region: "United Arab Emirates",
        console: "api-console.zoho.ae",
        api: "https://servicedeskplus.ae",
        accounts: "https://accounts.zoho.ae",
    },
];
