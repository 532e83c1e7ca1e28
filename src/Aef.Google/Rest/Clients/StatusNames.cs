namespace Aef.Google.Rest.Clients;

/// <summary>The codes of gRPC, their names and their HTTP statuses (google-rest.md, section 1).</summary>
internal static class StatusNames
{
    private static readonly (string Name, int Http)[] ByCode =
    [
        ("OK", 200), ("CANCELLED", 499), ("UNKNOWN", 500), ("INVALID_ARGUMENT", 400), ("DEADLINE_EXCEEDED", 504), ("NOT_FOUND", 404),
        ("ALREADY_EXISTS", 409), ("PERMISSION_DENIED", 403), ("RESOURCE_EXHAUSTED", 429), ("FAILED_PRECONDITION", 400), ("ABORTED", 409),
        ("OUT_OF_RANGE", 400), ("UNIMPLEMENTED", 501), ("INTERNAL", 500), ("UNAVAILABLE", 503), ("DATA_LOSS", 500),
        ("UNAUTHENTICATED", 401),
    ];

    /// <summary>The name of a code of gRPC.</summary>
    public static string Name(int? code) => code is { } c && c >= 0 && c < ByCode.Length ? ByCode[c].Name : "UNKNOWN";

    /// <summary>The HTTP status of a code of gRPC.</summary>
    public static int Http(int? code) => code is { } c && c >= 0 && c < ByCode.Length ? ByCode[c].Http : 500;

    /// <summary>The most likely name for an HTTP status without one.</summary>
    public static string OfHttp(int status) => Array.Find(ByCode, c => c.Http == status).Name ?? "UNKNOWN";
}
