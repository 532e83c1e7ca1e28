using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Fibers;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Library;

/// <summary>The functions of <c>sys</c>, <c>uuid</c> and <c>events</c> that do not wait.</summary>
internal static class SystemFunctions
{
    private static readonly string[] Severities =
        ["DEFAULT", "DEBUG", "INFO", "NOTICE", "WARNING", "ERROR", "CRITICAL", "ALERT", "EMERGENCY"];

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"];

    public static WorkflowValue Now(ReadOnlySpan<WorkflowValue> arguments, Frame frame) => EngineClock.Seconds(frame.Engine.Now);

    public static WorkflowValue NewUuid(ReadOnlySpan<WorkflowValue> arguments, Frame frame) => frame.Engine.Ids.NextUuid();

    public static WorkflowValue GetEnvironment(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var name = Arguments.Text(arguments[0], "name");
        if (Variable(name, frame.Engine) is { } value)
        {
            return value;
        }

        return arguments[1].IsNull ? throw WorkflowErrorException.Key(name) : arguments[1];
    }

    /// <summary>Exactly one of data, text and json (https://cloud.google.com/workflows/docs/reference/stdlib/sys/log).</summary>
    public static WorkflowValue Log(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var (data, text, json) = (arguments[0], arguments[2], arguments[3]);
        if ((data.IsNull ? 0 : 1) + (text.IsNull ? 0 : 1) + (json.IsNull ? 0 : 1) != 1)
        {
            throw WorkflowErrorException.Type("sys.log expects exactly one of 'data', 'text' and 'json'");
        }

        if (!json.IsNull && json.Map is null)
        {
            throw Arguments.Wrong(json, "json", "a map");
        }

        var map = json.IsNull ? data : json;
        var isMap = text.IsNull && map.Map is not null;
        var plain = isMap ? null : TextOf(text.IsNull ? data : text, text.IsNull ? "data" : "text");
        var severity = Severity(arguments[1]); // Even without a listener, so that errors do not depend on it.
        var engine = frame.Engine;
        engine.Listener?.Logged(
            engine.Now,
            frame.Fiber.Id,
            new LogEntry(severity, plain, isMap ? map.Shared() : (WorkflowValue?)null, frame.Current.Step));
        return default;
    }

    public static WorkflowValue CreateCallback(ReadOnlySpan<WorkflowValue> arguments, Frame frame)
    {
        var method = arguments[0].IsNull ? "POST" : Arguments.Text(arguments[0], "http_callback_method");
        if (!Methods.Contains(method))
        {
            throw WorkflowErrorException.Value($"'{method}' is not a method of callbacks");
        }

        var engine = frame.Engine;
        var environment = engine.Options.Environment;
        var execution =
            $"projects/{environment.ProjectId}/locations/{environment.Location}/workflows/{environment.WorkflowId}/executions/{engine.ExecutionId}";
        var url =
            $"{environment.CallbackAddress ?? "https://workflowexecutions.googleapis.com"}/v1/{execution}/callbacks/{engine.Ids.NextUuid()}";
        engine.Listener?.CallbackCreated(engine.Now, frame.Fiber.Id, url, method, frame.Current.Step);
        return WorkflowValue.FromMap(("url", url));
    }

    private static string TextOf(in WorkflowValue value, string name) => value.Kind switch
    {
        WorkflowValueKind.List or WorkflowValueKind.Map => value.ToString(),
        _ => Arithmetic.TextOf(value) ?? throw Arguments.Wrong(value, name, "a string, a number, a boolean, a list or a map"),
    };

    private static string Severity(in WorkflowValue severity)
    {
        if (severity.IsNull)
        {
            return "DEFAULT";
        }

        // The message shows the original value, so that masking need not recognize the converted form of a secret.
        var given = Arguments.Text(severity, "severity");
        var name = given.ToUpperInvariant();
        return Severities.Contains(name) ? name : throw WorkflowErrorException.Value($"'{given}' is not a severity");
    }

    private static WorkflowValue? Variable(string name, WorkflowEngine engine)
    {
        var environment = engine.Options.Environment;
        return name switch
        {
            "GOOGLE_CLOUD_PROJECT_ID" => environment.ProjectId,
            "GOOGLE_CLOUD_PROJECT_NUMBER" => environment.ProjectNumber,
            "GOOGLE_CLOUD_LOCATION" => environment.Location,
            "GOOGLE_CLOUD_WORKFLOW_ID" => environment.WorkflowId,
            "GOOGLE_CLOUD_WORKFLOW_REVISION_ID" => environment.RevisionId,
            "GOOGLE_CLOUD_WORKFLOW_EXECUTION_ID" => engine.ExecutionId,
            "GOOGLE_CLOUD_SERVICE_ACCOUNT_NAME" => environment.ServiceAccount,
            _ => environment.UserVariables.Where(v => v.Name == name).Select(v => (WorkflowValue?)v.Value).FirstOrDefault(),
        };
    }
}
