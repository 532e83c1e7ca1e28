using System.Globalization;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation;

/// <summary>
/// The executions of one workflow behind Google's API (https://cloud.google.com/workflows/docs/reference/executions/rest/v1): reads, lists
/// and cancels them. It is strict: an unknown parameter, field or filter is refused, and only what the API returns in a view is returned.
/// </summary>
/// <param name="environment">The names of project, location and workflow.</param>
/// <param name="known">Returns the executions that exist at the time of the first call.</param>
internal sealed class SimulatedExecutions(
    EngineEnvironment environment,
    Func<DateTimeOffset, IReadOnlyList<ISimulatedExecution>>? known = null)
{
    private const string Active = "ACTIVE";
    private static readonly string[] ListParameters = ["view", "filter", "pageSize", "pageToken", "fields"];
    private static readonly string[] ReadParameters = ["view", "fields"];

    private readonly Dictionary<string, ISimulatedExecution> _byId = new(StringComparer.Ordinal);
    private readonly string _url = $"{SimulatedPlatform.Api}projects/{environment.ProjectId}/{PathOf(environment)}";

    /// <summary>Google may write the number of the project in names.</summary>
    private readonly string _name = $"projects/{environment.ProjectNumber}/{PathOf(environment)}/";

    /// <summary>The most executions in an answer; the service may return fewer than a request asks for.</summary>
    public int MostPerPage { get; init; } = int.MaxValue;

    /// <summary>The number of calls so far.</summary>
    public int Calls { get; private set; }

    public void Add(ISimulatedExecution execution) => _byId.Add(execution.Id, execution);

    /// <summary>True for a call that lists the executions.</summary>
    public bool IsList(CallEffect call) => call.Http is { Method: "GET" } request && request.Url == _url;

    /// <summary>Answers a call; null for one of another service, or to start an execution.</summary>
    public EffectOutcome? Handle(CallEffect call, DateTimeOffset now)
    {
        if (call.Http is not { } request || !request.Url.StartsWith(_url, StringComparison.Ordinal))
        {
            return null;
        }

        var rest = request.Url[_url.Length..];
        if ((rest.Length > 0 && rest[0] != '/') || (rest.Length == 0 && request.Method == "POST"))
        {
            return null;
        }

        if (++Calls == 1 && known is not null)
        {
            foreach (var execution in known(now))
            {
                Add(execution);
            }
        }

        try
        {
            return rest.Length == 0 ? Answer(List(request, now))
                : request.Method == "POST" ? Cancel(request, rest[1..], now)
                : Find(rest[1..]) is { } execution ? Answer(Read(request, execution, now))
                : NotFound();
        }
        catch (FormatException e)
        {
            return Refuse(400, "INVALID_ARGUMENT", e.Message);
        }
    }

    private static string PathOf(EngineEnvironment environment) =>
        $"locations/{environment.Location}/workflows/{environment.WorkflowId}/executions";

    private ISimulatedExecution? Find(string id) => _byId.GetValueOrDefault(id);

    private EffectOutcome Cancel(HttpRequest request, string rest, DateTimeOffset now)
    {
        Check(request, "POST", []);
        const string method = ":cancel";
        if (!rest.EndsWith(method, StringComparison.Ordinal) || Find(rest[..^method.Length]) is not { } execution)
        {
            return NotFound();
        }

        if (execution.StateAt(now) != Active)
        {
            return Refuse(400, "FAILED_PRECONDITION", "The execution is not active.");
        }

        execution.Cancel(now);
        return Answer(Show(execution, now, isFull: true));
    }

    private WorkflowValue Read(HttpRequest request, ISimulatedExecution execution, DateTimeOffset now)
    {
        Check(request, "GET", ReadParameters);
        return Masked(request, Show(execution, now, IsFull(request, otherwise: true)));
    }

    private WorkflowValue List(HttpRequest request, DateTimeOffset now)
    {
        Check(request, "GET", ListParameters);
        var isFull = IsFull(request, otherwise: false);
        var most = request.Query["pageSize"].TryGetInteger(out var size) && size > 0 ? (int)Math.Min(size, isFull ? 100 : 1000) : 100;
        most = Math.Min(most, MostPerPage);
        var (after, filter) = (Text(request, "pageToken"), Text(request, "filter"));
        var sorted = ExecutionFilter.Apply(filter, _byId.Values.Where(e => e.CreateTime <= now), now)
            .OrderByDescending(Order, StringComparer.Ordinal)
            .Where(e => after.Length == 0 || string.CompareOrdinal(Token(e, filter), after) < 0)
            .ToList();
        if (after.Length > 0 && !after.EndsWith(filter, StringComparison.Ordinal))
        {
            throw new FormatException("The page token belongs to another request.");
        }

        var answer = sorted.Count == 0
            ? WorkflowValue.EmptyMap
            : WorkflowValue.FromMap(("executions", WorkflowValue.FromList([.. sorted.Take(most).Select(e => Show(e, now, isFull))])));
        return Masked(request, sorted.Count > most ? answer.With("nextPageToken", Token(sorted[most - 1], filter)) : answer);
    }

    /// <summary>Newest first.</summary>
    private static string Order(ISimulatedExecution execution) =>
        string.Create(CultureInfo.InvariantCulture, $"{execution.CreateTime.UtcTicks:D20}/{execution.Id}");

    private static string Token(ISimulatedExecution execution, string filter) => $"{Order(execution)} {filter}";

    private WorkflowValue Show(ISimulatedExecution execution, DateTimeOffset now, bool isFull)
    {
        var shown = WorkflowValue.FromMap(
            ("name", _name + execution.Id),
            ("state", execution.StateAt(now)),
            ("startTime", Time(execution.CreateTime)));
        return isFull
            ? shown.With("createTime", Time(execution.CreateTime))
                .With("labels", WorkflowValue.FromMap([.. execution.Labels.Select(l => (l.Key, WorkflowValue.FromString(l.Value)))]))
            : shown;
    }

    /// <summary>As Google writes times: with no, three, six or nine digits of the second.</summary>
    private static string Time(DateTimeOffset time)
    {
        var fraction = (time.UtcTicks % TimeSpan.TicksPerSecond).ToString("D7", CultureInfo.InvariantCulture).TrimEnd('0');
        var digits = fraction.PadRight((fraction.Length + 2) / 3 * 3, '0');
        var seconds = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        return digits.Length == 0 ? $"{seconds}Z" : $"{seconds}.{digits}Z";
    }

    private static void Check(HttpRequest request, string method, string[] parameters)
    {
        if (RequestCheck.Envelope(request, method, "OAuth2") is { } problem)
        {
            throw new FormatException(problem);
        }

        if (request.Query.Entries.FirstOrDefault(e => !parameters.Contains(e.Key)) is { Key: { } unknown })
        {
            throw new FormatException($"Unknown name \"{unknown}\": Cannot bind query parameter.");
        }

        if (method == "POST" && (request.Body.Kind != WorkflowValueKind.Map || request.Body.Entries.Any()))
        {
            throw new FormatException("The body must be an empty object.");
        }
    }

    private static bool IsFull(HttpRequest request, bool otherwise) => Text(request, "view") switch
    {
        "" => otherwise,
        "FULL" => true,
        "BASIC" => false,
        var view => throw new FormatException($"Invalid value at 'view': \"{view}\"."),
    };

    private static WorkflowValue Masked(HttpRequest request, WorkflowValue answer) =>
        Text(request, "fields") is { Length: > 0 } mask ? FieldMask.Apply(mask, answer) : answer;

    private static string Text(HttpRequest request, string name) => request.Query[name].TryGetString(out var text) ? text : string.Empty;

    private static EffectOutcome Answer(WorkflowValue body) => EffectOutcome.FromHttpResponse(200, WorkflowValue.EmptyMap, body);

    private static EffectOutcome NotFound() => Refuse(404, "NOT_FOUND", "Requested entity was not found.");

    private static EffectOutcome Refuse(int code, string status, string message) => EffectOutcome.FromHttpResponse(
        code,
        WorkflowValue.EmptyMap,
        WorkflowValue.FromMap(("error", WorkflowValue.FromMap(("code", code), ("message", message), ("status", status)))));
}
