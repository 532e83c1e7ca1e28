using Aef.Documents.Collections;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>The kinds of bindings, each with its settings: a new kind is one entry here and its type.</summary>
internal static class BindingKinds
{
    internal const string Call = "call";
    internal const string Args = "args";
    private const string Name = "name";
    private const string Idempotent = "idempotent";

    /// <summary>How Cloud Workflows runs an executor.</summary>
    public static BindingReader<WorkflowsBinding> Workflows { get; } = new(
        "binding",
        "a {0} binding",
        [
            new("function", _ => new FunctionBinding()),
            new(
                "connector",
                ReadConnector,
                "before",
                "start",
                "status",
                "cancel",
                "output",
                "link"),
        ]);

    /// <summary>How a local run runs an executor.</summary>
    public static BindingReader<LocalBinding> Local { get; } = new(
        "kind",
        "a local binding of kind {0}",
        [
            new("simulate", _ => new SimulateBinding()),
            Doing(
                "command",
                ReadCommand,
                "command",
                "folder",
                "environment",
                "retry_exit_codes",
                "results"),
            new(
                "sql",
                s => new SqlBinding(s.Text("connection"), s.TextOrTexts("statements"))
                {
                    Values = s.Text("values"),
                    Autocommit = s.Condition("autocommit"),
                },
                "connection",
                "statements",
                "values",
                "autocommit"),
            new("check", s => new CheckBinding(s.Text("connection"), s.Text("query")), "connection", "query"),
            Doing(
                "http",
                s => new HttpBinding(s.Text("url"))
                {
                    Method = s.Text("method"),
                    Headers = s.Node("headers"),
                    Query = s.Node("query"),
                    Body = s.Node("body"),
                    Auth = s.Node("auth"),
                },
                "url",
                "method",
                "headers",
                "query",
                "body",
                "auth"),
            new(
                "load",
                s => new LoadBinding(s.Text("from"), s.Text("to"), s.Text("mode"), s.Texts("keys"))
                {
                    Connection = s.Text("connection"),
                    Format = s.Text("format"),
                    Source = s.Text("source"),
                    Delimiter = s.Text("delimiter"),
                    IncrementalColumn = s.Text("incremental_column"),
                    IncrementalFrom = s.Text("incremental_from"),
                    TimeZone = s.Text("time_zone"),
                    TimeZones = s.Node("time_zones"),
                    Inputs = s.Node("inputs"),
                    MaximumBytes = s.Text("maximum_bytes"),
                    Values = s.Text("values"),
                },
                "from",
                "to",
                "mode",
                "keys",
                "connection",
                "format",
                "source",
                "delimiter",
                "incremental_column",
                "incremental_from",
                "time_zone",
                "time_zones",
                "inputs",
                "maximum_bytes",
                "values"),
            new(
                "notify",
                s => new NotifyBinding(s.Text("text")) { To = s.Node("to"), Url = s.Text("url") },
                "to",
                "url",
                "text"),
            new("function", _ => new DelegateBinding()),
            new("approval", _ => new ApprovalBinding()),
            new("workflow", _ => new WorkflowBinding()),
        ]);

    internal static string[] BeforeSettings => [Name, Call, Args, "value"];

    internal static string[] StartSettings => [Call, Args, "id", "sure_when", "find"];

    internal static string[] FindSettings => [Call, Args, "id"];

    internal static string[] StatusSettings => [Call, Args, "state", "success", "running", "failed", "message", "warning"];

    internal static string[] CancelSettings => ["before", Call, Args];

    private static ConnectorBinding ReadConnector(SettingReader s)
    {
        EquatableList<ConnectorStep> beforeCancel = [];
        return new ConnectorBinding(
            s.Part("start", StartSettings, ReadStart),
            s.Part("status", StatusSettings, ReadStatus),
            s.Part("cancel", CancelSettings, cancel =>
            {
                beforeCancel = cancel.Parts("before", BeforeSettings, ReadBefore);
                return ReadCall(cancel);
            }),
            s.Node("output"),
            s.Text("link"))
        {
            Before = s.Parts("before", BeforeSettings, ReadBefore),
            BeforeCancel = beforeCancel,
            Source = s.Source,
        };
    }

    /// <summary>A kind whose jobs do something, and may do it twice if the entry allows it.</summary>
    private static BindingKind<LocalBinding> Doing(
        string word,
        Func<SettingReader, LocalBinding> read,
        params ReadOnlySpan<string> settings) =>
        new(word, s => read(s) with { IsIdempotent = s.Flag(Idempotent) }, [.. settings, Idempotent]);

    private static CommandBinding ReadCommand(SettingReader s)
    {
        var (variables, expression) = s.VariablesOrText("environment");
        return new CommandBinding(s.Texts("command"), s.Text("folder"), variables)
        {
            MoreEnvironment = expression,
            RetryExitCodes = s.TextOrTexts("retry_exit_codes"),
            Results = s.Text("results"),
        };
    }

    private static ConnectorCall ReadCall(SettingReader s) => new(s.Needed(Call), s.Map(Args)) { Source = s.Source };

    private static ConnectorStep ReadBefore(SettingReader s) => new(s.Needed(Name), ReadCall(s), s.Node("value"));

    private static ConnectorStart ReadStart(SettingReader s) =>
        new(ReadCall(s), s.Text("id"), s.Condition("sure_when")) { Find = s.Part("find", FindSettings, ReadFind) };

    private static ConnectorFind ReadFind(SettingReader s) => new(ReadCall(s), s.Text("id"));

    private static ConnectorStatus ReadStatus(SettingReader s) =>
        new(ReadCall(s), s.Text("state"), s.Texts("success"), s.Texts("running"), s.Texts("failed"), s.Text("message"))
        {
            Warning = s.Text("warning"),
        };
}
