//! `src/cloud.rs` of the cloud's crate: what the runtime has to know of the cloud.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::rust::client::endpoint;
use crate::model::{CloudInfo, EndpointInfo};

/// The description of the cloud, as a static of the crate.
pub(super) fn item(cloud: &CloudInfo) -> TokenStream {
    let (id, token) = (&cloud.id, &cloud.token_header);
    let (profile, section) = (&cloud.profile_path, &cloud.profile_section);
    let signing = &cloud.signing;
    let (algorithm, date, project, domain) =
        (&signing.algorithm, &signing.date_header, &signing.project_header, &signing.domain_header);
    let (security, hash) = (&signing.security_token_header, &signing.content_hash_header);
    let request_ids = &cloud.request_id_headers;
    let variables = &cloud.environment;
    let (access, secret) = (&variables.access_key, &variables.secret_key);
    let (temporary, project_variable) = (&variables.security_token, &variables.project_id);
    let identity = cloud.identity.as_ref().map(|identity| {
        let (service, header) = (&identity.service, &identity.subject_token_header);
        let EndpointInfo { template, regions, exceptions } = &identity.endpoints;
        let exceptions = exceptions.iter().map(endpoint);
        let (tokens, projects) = (&identity.tokens_path, &identity.projects_path);
        quote! {
            .identity_service(#service)
            .identity_endpoint(#template)
            .identity_regions(&[#(#regions),*])
            .identity_exceptions(&[#(#exceptions),*])
            .tokens_path(#tokens)
            .projects_path(#projects)
            .subject_token_header(#header)
        }
    });
    let metadata = cloud.metadata.as_ref().map(|metadata| {
        let (url, path, token) = (&metadata.url, &metadata.keys_path, &metadata.token_path);
        quote! { .metadata_url(#url).metadata_keys_path(#path).metadata_token_path(#token) }
    });
    quote! {
        /// What services of the cloud have in common.
        pub static CLOUD: codegen::Cloud = codegen::Cloud::new(#id)
            .token_header(#token)
            .signing_algorithm(#algorithm)
            .date_header(#date)
            .project_header(#project)
            .domain_header(#domain)
            .security_token_header(#security)
            .content_hash_header(#hash)
            .request_id_headers(&[#(#request_ids),*])
            .access_key_variable(#access)
            .secret_key_variable(#secret)
            .security_token_variable(#temporary)
            .project_id_variable(#project_variable)
            .profile_path(#profile)
            .profile_section(#section)
            #identity
            #metadata;
    }
}
