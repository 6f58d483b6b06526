// Written by tools/GenerateApi.cs from facts/; do not edit.
namespace NetKube.Shared.Api.Audit.V1;

[ApiType("audit.k8s.io/v1", IsObject = true)]
public sealed partial class Event
{
    public string Kind { get; set; } = "";
    public string ApiVersion { get; set; } = "";

    [Field("level", 1, Required = true, Enum = typeof(Level))]
    public string Level { get; set; } = "";

    [Field("auditID", 2, Required = true)]
    public string AuditID { get; set; } = "";

    [Field("stage", 3, Required = true, Enum = typeof(Stage))]
    public string Stage { get; set; } = "";

    [Field("requestURI", 4, Required = true)]
    public string RequestURI { get; set; } = "";

    [Field("verb", 5, Required = true)]
    public string Verb { get; set; } = "";

    [Field("user", 6, Required = true)]
    public Authentication.V1.UserInfo User { get; set; } = new();

    [Field("impersonatedUser", 7, OmitEmpty = true)]
    public Authentication.V1.UserInfo? ImpersonatedUser { get; set; }

    [Field("authenticationMetadata", 17, OmitEmpty = true)]
    public AuthenticationMetadata? AuthenticationMetadata { get; set; }

    [Field("sourceIPs", 8, OmitEmpty = true)]
    public List<string>? SourceIPs { get; set; }

    [Field("userAgent", 16, OmitEmpty = true)]
    public string UserAgent { get; set; } = "";

    [Field("objectRef", 9, OmitEmpty = true)]
    public ObjectReference? ObjectRef { get; set; }

    [Field("responseStatus", 10, OmitEmpty = true)]
    public Meta.V1.Status? ResponseStatus { get; set; }

    [Field("requestObject", 11, OmitEmpty = true)]
    public RawJson? RequestObject { get; set; }

    [Field("responseObject", 12, OmitEmpty = true)]
    public RawJson? ResponseObject { get; set; }

    [Field("requestReceivedTimestamp", 13)]
    public MicroTime? RequestReceivedTimestamp { get; set; }

    [Field("stageTimestamp", 14)]
    public MicroTime? StageTimestamp { get; set; }

    [Field("annotations", 15, OmitEmpty = true)]
    public Dictionary<string, string>? Annotations { get; set; }
}
