using System.Text;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Server.Calls;

/// <summary>Connector methods of APIs that this server has, as the requests that Google's connectors make.</summary>
internal static class ConnectorRequests
{
    private const string Versions = "googleapis.secretmanager.v1.projects.secrets.versions.";

    /// <summary>The request of a call; null for a connector that the server does not have.</summary>
    public static HttpRequest? Create(CallEffect call)
    {
        var arguments = call.Arguments;
        switch (call.Function)
        {
            case Versions + "access":
                return Get($"https://secretmanager.googleapis.com/v1/{Text(arguments["name"])}:access", call);
            case Versions + "accessString":
                var version = arguments["version"].IsNull ? "latest" : Text(arguments["version"]);
                return Get(
                    $"https://secretmanager.googleapis.com/v1/projects/{Text(arguments["project_id"])}/secrets/{Text(arguments["secret_id"])}/versions/{version}:access",
                    call);
            case "googleapis.storage.v1.objects.get":
                return Get($"{Objects(arguments)}/{Uri.EscapeDataString(Text(arguments["object"]))}", call);
            case "googleapis.storage.v1.objects.list":
                return Get(Objects(arguments), call) with { Query = Query(arguments, "prefix", "delimiter", "pageToken", "maxResults") };
            case "googleapis.storage.v1.objects.delete":
                return Get($"{Objects(arguments)}/{Uri.EscapeDataString(Text(arguments["object"]))}", call) with { Method = "DELETE" };
            default:
                return null;
        }
    }

    /// <summary>The answer of a request as the connector returns it: the body alone, for a secret its text.</summary>
    public static EffectOutcome Convert(CallEffect call, EffectOutcome answer)
    {
        if (answer.IsFailure)
        {
            return answer;
        }

        var body = answer.Content["body"];
        return EffectOutcome.Value(
            call.Function == Versions + "accessString" && body["payload"]["data"].TryGetString(out var data)
                ? Encoding.UTF8.GetString(System.Convert.FromBase64String(data))
                : body);
    }

    private static string Objects(WorkflowValue arguments) =>
        $"https://storage.googleapis.com/storage/v1/b/{Uri.EscapeDataString(Text(arguments["bucket"]))}/o";

    private static HttpRequest Get(string url, CallEffect call) =>
        new() { Method = "GET", Url = url, TimeoutSeconds = call.Timeout.TotalSeconds };

    private static WorkflowValue Query(WorkflowValue arguments, params ReadOnlySpan<string> names)
    {
        var query = WorkflowValue.EmptyMap;
        foreach (var name in names)
        {
            query = arguments[name].IsNull ? query : query.With(name, arguments[name]);
        }

        return query;
    }

    private static string Text(WorkflowValue value) => value.TryGetString(out var text) ? text : value.ToString();
}
