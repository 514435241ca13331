//! Why something is refused or cannot be told: each reason is a message with a code.

use words::{Message, ToMessage, say};

/// A reason. Its code is that of its message.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.message().in_english())]
pub enum Reason {
    /// Text that is no JSON: where.
    NotJson(String),
    /// A key that stands twice in an object.
    DuplicateKey(String),
    /// Objects within objects, beyond the limit.
    TooDeep(usize),
    /// More values than the limit.
    TooManyValues(usize),
    /// More bytes than the limit, in kB.
    TooLarge(usize),
    /// A number that readers of JSON do not understand alike.
    NumberTooLarge,
    /// A file that holds no credential.
    NotACredential,
    /// JSON that is no document of keys.
    NotADocument,
    /// Open Badges 1 or 2: unsigned.
    OlderBadge,
    /// A text that is no moment with a zone.
    NotAMoment(String),
    /// A multibase other than base58 and base64url.
    NotMultibase,
    /// Faulty base58.
    NotBase58,
    /// Faulty base64url.
    NotBase64Url,
    /// Faulty base45.
    NotBase45,
    /// A key that is none.
    KeyUnreadable,
    /// A key of small order, or too short.
    KeyWeak,
    /// A kind of key that is not read.
    KeyKind(String),
    /// A published key with its secret half.
    KeyHasSecret,
    /// An encrypted PKCS #8 file.
    KeyEncrypted,
    /// A key that does not fit the suite: the suite, the kind.
    KeyNotForSuite(String, String),
    /// A key that is not at hand.
    KeyUnknown(String),
    /// A verification method that is no DID and no web address.
    KeyAddress(String),
    /// A key that the issuer's document lacks.
    KeyNotInDocument(String),
    /// A key that may not sign credentials.
    KeyNotForAssertion(String),
    /// A key that is another's.
    KeyNotOfIssuer(String),
    /// A key that had expired.
    KeyExpired,
    /// A key that was compromised before.
    KeyCompromised(String),
    /// A key that was compromised later.
    KeyCompromisedLater(String),
    /// An address that did:web cannot hold.
    NotAWebAddress(String),
    /// The passphrase does not open the key.
    WrongPassphrase,
    /// A line of a paper backup with a mistake.
    PaperLine(usize),
    /// A part of a paper backup is missing.
    PaperPart,
    /// No paper backup.
    PaperUnreadable,
    /// The first context is that of no data model.
    ContextFirst,
    /// A badge without the context of badges.
    ContextOfBadge,
    /// A context that is not built in.
    UnknownContext(String),
    /// A context of its own that is not known.
    ContextWritten,
    /// A context that breaks a rule.
    ContextRefused(String),
    /// A term that no context defines.
    UndefinedTerm(String),
    /// More contexts than the limit.
    TooManyContexts(usize),
    /// A known term under another name.
    UnderAnotherName(String),
    /// A keyword of JSON-LD that hides what stands under it.
    NotCompact(String),
    /// An address that is not absolute.
    NotAbsolute(String),
    /// A faulty language tag.
    NotALanguage(String),
    /// JSON-LD without a statement.
    NothingSaid,
    /// A dataset that takes too much work.
    TooEntangled,
    /// A field that is required.
    FieldMissing(String),
    /// A field with a wrong value.
    FieldWrong(String),
    /// A type that is required.
    TypeMissing(String),
    /// A field of a wrong type: the field, the type.
    TypeWrong(String, String),
    /// A result that points at nothing.
    NothingOfThisName(String),
    /// Valid until is before valid from.
    EndsBeforeItBegins,
    /// Too many credentials within.
    TooManyWithin(usize),
    /// No proof.
    NoProof,
    /// A proof without value.
    NoProofValue,
    /// More proofs than the limit.
    TooManyProofs(usize),
    /// A suite that is not read.
    SuiteUnknown(String),
    /// A proof for another purpose.
    ProofPurpose(String),
    /// A proof that has expired.
    ProofExpired,
    /// A JSON proof with other contexts.
    ContextOfProof,
    /// A chain whose link is missing.
    PreviousProof,
    /// A signature that does not fit.
    SignatureWrong,
    /// A signature in another spelling.
    SignatureNotCanonical,
    /// No JWT with a credential.
    NotAJwt,
    /// `alg: none`.
    AlgorithmNone,
    /// An algorithm that is not read.
    AlgorithmUnknown(String),
    /// Key confusion: the algorithm, the kind of key.
    AlgorithmOfOtherKey(String, String),
    /// A critical header.
    CriticalHeader(String),
    /// A claim that contradicts its field.
    ClaimDiffers(String),
    /// A place that cannot vary.
    TemplateUnfit(String),
    /// The fast way differs from the full one.
    RunRefused,
    /// Not yet in force: from when.
    NotYetInForce(String),
    /// Not in force any more: until when.
    Expired(String),
    /// A credential without a status.
    NoStatus,
    /// A kind of status that is not read.
    StatusUnknown(String),
    /// A faulty status entry: the field.
    StatusUnreadable(String),
    /// Revoked.
    Revoked,
    /// Suspended.
    Suspended,
    /// A status list that is not at hand.
    ListMissing(String),
    /// No status list.
    ListNotAList,
    /// A status list of somebody else.
    ListOfOther(String),
    /// A status list whose proof does not fit.
    ListNotTrusted,
    /// A status list that is not in force.
    ListNotInForce,
    /// A status list for another purpose.
    ListPurpose(String),
    /// A status list that is too short.
    ListTooShort(u64),
    /// A number beyond the list.
    ListTooShortFor(u64),
    /// A status list that is too long.
    ListTooLong,
    /// A status list that cannot be unpacked.
    ListUnreadable,
    /// An old revocation list: unsigned.
    ListUnsigned,
    /// An issuer that no list names.
    IssuerUnknown(String),
    /// A list of issuers that is not in force.
    IssuerListNotInForce(String),
    /// A recognised issuer that may not award this.
    MayNotAward(String),
    /// Recognised later.
    RecognisedLater(String),
    /// Recognition had ended.
    RecognitionEnded(String),
    /// Recognition was withdrawn.
    RecognitionWithdrawn(String),
    /// Keys that came with the files, of an issuer whose keys no list names.
    KeyNotVouched(String),
    /// No list of recognised issuers.
    NotAnIssuerList,
    /// Another text than a printed claim.
    NotAClaim,
    /// A printed claim that cannot be read.
    ClaimUnreadable,
    /// A printed claim in another spelling.
    ClaimNotCanonical,
    /// A printed claim that is too large.
    ClaimTooLarge,
    /// A printed claim of a later layout.
    ClaimNewer(u64),
    /// No PNG.
    NotAPng,
    /// No SVG.
    NotAnSvg,
    /// A damaged picture.
    PictureDamaged,
    /// A picture without a credential.
    NothingBaked,
    /// A picture with several credentials.
    SeveralBaked,
}

impl ToMessage for Reason {
    fn message(&self) -> Message {
        use say::credentials as say;
        match self {
            Self::NotJson(place) => say::not_json(place),
            Self::DuplicateKey(key) => say::duplicate_key(key),
            Self::TooDeep(most) => say::too_deep(*most),
            Self::TooManyValues(most) => say::too_many_values(*most),
            Self::TooLarge(most) => say::too_large(*most),
            Self::NumberTooLarge => say::number_too_large(),
            Self::NotACredential => say::not_a_credential(),
            Self::NotADocument => say::not_a_document(),
            Self::OlderBadge => say::older_badge(),
            Self::NotAMoment(text) => say::not_a_moment(text),
            Self::NotMultibase => say::not_multibase(),
            Self::NotBase58 => say::not_base58(),
            Self::NotBase64Url => say::not_base64_url(),
            Self::NotBase45 => say::not_base45(),
            Self::KeyUnreadable => say::key_unreadable(),
            Self::KeyWeak => say::key_weak(),
            Self::KeyKind(kind) => say::key_kind(kind),
            Self::KeyHasSecret => say::key_has_secret(),
            Self::KeyEncrypted => say::key_encrypted(),
            Self::KeyNotForSuite(suite, kind) => say::key_not_for_suite(kind, suite),
            Self::KeyUnknown(key) => say::key_unknown(key),
            Self::KeyAddress(key) => say::key_address(key),
            Self::KeyNotInDocument(key) => say::key_not_in_document(key),
            Self::KeyNotForAssertion(key) => say::key_not_for_assertion(key),
            Self::KeyNotOfIssuer(issuer) => say::key_not_of_issuer(issuer),
            Self::KeyExpired => say::key_expired(),
            Self::KeyCompromised(since) => say::key_compromised(since),
            Self::KeyCompromisedLater(since) => say::key_compromised_later(since),
            Self::NotAWebAddress(address) => say::not_a_web_address(address),
            Self::WrongPassphrase => say::wrong_passphrase(),
            Self::PaperLine(line) => say::paper_line(*line),
            Self::PaperPart => say::paper_part(),
            Self::PaperUnreadable => say::paper_unreadable(),
            Self::ContextFirst => say::context_first(),
            Self::ContextOfBadge => say::context_of_badge(),
            Self::UnknownContext(address) => say::unknown_context(address),
            Self::ContextWritten => say::context_written(),
            Self::ContextRefused(detail) => say::context_refused(detail),
            Self::UndefinedTerm(term) => say::undefined_term(term),
            Self::TooManyContexts(most) => say::too_many_contexts(*most),
            Self::UnderAnotherName(term) => say::under_another_name(term),
            Self::NotCompact(key) => say::not_compact(key),
            Self::NotAbsolute(text) => say::not_absolute(text),
            Self::NotALanguage(tag) => say::not_a_language(tag),
            Self::NothingSaid => say::nothing_said(),
            Self::TooEntangled => say::too_entangled(),
            Self::FieldMissing(field) => say::field_missing(field),
            Self::FieldWrong(field) => say::field_wrong(field),
            Self::TypeMissing(kind) => say::type_missing(kind),
            Self::TypeWrong(field, kind) => say::type_wrong(field, kind),
            Self::NothingOfThisName(name) => say::nothing_of_this_name(name),
            Self::EndsBeforeItBegins => say::ends_before_it_begins(),
            Self::TooManyWithin(most) => say::too_many_within(*most),
            Self::NoProof => say::no_proof(),
            Self::NoProofValue => say::no_proof_value(),
            Self::TooManyProofs(most) => say::too_many_proofs(*most),
            Self::SuiteUnknown(suite) => say::suite_unknown(suite),
            Self::ProofPurpose(purpose) => say::proof_purpose(purpose),
            Self::ProofExpired => say::proof_expired(),
            Self::ContextOfProof => say::context_of_proof(),
            Self::PreviousProof => say::previous_proof(),
            Self::SignatureWrong => say::signature_wrong(),
            Self::SignatureNotCanonical => say::signature_not_canonical(),
            Self::NotAJwt => say::not_a_jwt(),
            Self::AlgorithmNone => say::algorithm_none(),
            Self::AlgorithmUnknown(algorithm) => say::algorithm_unknown(algorithm),
            Self::AlgorithmOfOtherKey(algorithm, kind) => {
                say::algorithm_of_other_key(algorithm, kind)
            }
            Self::CriticalHeader(header) => say::critical_header(header),
            Self::ClaimDiffers(claim) => say::claim_differs(claim),
            Self::TemplateUnfit(place) => say::template_unfit(place),
            Self::RunRefused => say::run_refused(),
            Self::NotYetInForce(from) => say::not_yet_in_force(from),
            Self::Expired(until) => say::expired(until),
            Self::NoStatus => say::no_status(),
            Self::StatusUnknown(kind) => say::status_unknown(kind),
            Self::StatusUnreadable(field) => say::status_unreadable(field),
            Self::Revoked => say::revoked(),
            Self::Suspended => say::suspended(),
            Self::ListMissing(address) => say::list_missing(address),
            Self::ListNotAList => say::list_not_a_list(),
            Self::ListOfOther(issuer) => say::list_of_other(issuer),
            Self::ListNotTrusted => say::list_not_trusted(),
            Self::ListNotInForce => say::list_not_in_force(),
            Self::ListPurpose(purpose) => say::list_purpose(purpose),
            Self::ListTooShort(entries) => say::list_too_short(*entries),
            Self::ListTooShortFor(index) => say::list_too_short_for(*index),
            Self::ListTooLong => say::list_too_long(),
            Self::ListUnreadable => say::list_unreadable(),
            Self::ListUnsigned => say::list_unsigned(),
            Self::IssuerUnknown(issuer) => say::issuer_unknown(issuer),
            Self::IssuerListNotInForce(list) => say::issuer_list_not_in_force(list),
            Self::MayNotAward(name) => say::may_not_award(name),
            Self::RecognisedLater(name) => say::recognised_later(name),
            Self::RecognitionEnded(name) => say::recognition_ended(name),
            Self::RecognitionWithdrawn(name) => say::recognition_withdrawn(name),
            Self::KeyNotVouched(name) => say::key_not_vouched(name),
            Self::NotAnIssuerList => say::not_an_issuer_list(),
            Self::NotAClaim => say::not_a_claim(),
            Self::ClaimUnreadable => say::claim_unreadable(),
            Self::ClaimNotCanonical => say::claim_not_canonical(),
            Self::ClaimTooLarge => say::claim_too_large(),
            Self::ClaimNewer(layout) => say::claim_newer(*layout),
            Self::NotAPng => say::not_a_png(),
            Self::NotAnSvg => say::not_an_svg(),
            Self::PictureDamaged => say::picture_damaged(),
            Self::NothingBaked => say::nothing_baked(),
            Self::SeveralBaked => say::several_baked(),
        }
    }
}
