using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Library;

/// <summary>Reads the arguments of <c>http.*</c>.</summary>
internal static class HttpRequests
{
    private const double DefaultTimeout = 300;
    private const double LongestTimeout = 1_800;

    public static HttpRequest Read(string function, in WorkflowValue arguments)
    {
        var url = Arguments.Text(arguments["url"], "url");
        if (!url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            && !url.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
        {
            throw WorkflowErrorException.Value($"'{url}' is not an address of http or https");
        }

        return new HttpRequest
        {
            Method = function == "http.request" ? Arguments.Text(arguments["method"], "method").ToUpperInvariant() : MethodOf(function),
            Url = url,
            Headers = MapOrNull(arguments, "headers"),
            Query = MapOrNull(arguments, "query"),
            Body = arguments["body"],
            Auth = MapOrNull(arguments, "auth"),
            TimeoutSeconds = Math.Min(WaitingFunctions.Timeout(arguments["timeout"], DefaultTimeout), LongestTimeout),
        };
    }

    private static string MethodOf(string function) => function switch
    {
        "http.get" => "GET",
        "http.post" => "POST",
        "http.put" => "PUT",
        "http.patch" => "PATCH",
        "http.delete" => "DELETE",
        _ => throw WorkflowErrorException.Tagged("KeyError", $"the function '{function}' is not known"),
    };

    private static WorkflowValue MapOrNull(in WorkflowValue arguments, string name)
    {
        var value = arguments[name];
        if (!value.IsNull)
        {
            Arguments.Map(value, name);
        }

        return value;
    }
}
