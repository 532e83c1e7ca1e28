namespace Aef.Google.Rest.Scheduler;

/// <summary>Values of <c>httpMethod</c>. A value that is not here may come from a newer version of the API.</summary>
public static class HttpMethodName
{
    /// <summary>HTTP method unspecified.</summary>
    public const string HttpMethodUnspecified = "HTTP_METHOD_UNSPECIFIED";

    /// <summary>HTTP POST.</summary>
    public const string Post = "POST";

    /// <summary>HTTP GET.</summary>
    public const string Get = "GET";

    /// <summary>HTTP HEAD.</summary>
    public const string Head = "HEAD";

    /// <summary>HTTP PUT.</summary>
    public const string Put = "PUT";

    /// <summary>HTTP DELETE.</summary>
    public const string Delete = "DELETE";

    /// <summary>HTTP PATCH.</summary>
    public const string Patch = "PATCH";

    /// <summary>HTTP OPTIONS.</summary>
    public const string Options = "OPTIONS";
}
