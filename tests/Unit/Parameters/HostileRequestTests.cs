using System.Globalization;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Tests.Support;
using Aef.Tests.Targets;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Language.Parsing;

namespace Aef.Tests.Parameters;

/// <summary>
/// "Hostile strings in inputs, outputs and items never become an expression, step, URL part or header": a run with them executes the same
/// steps and sends the same requests as a run with harmless strings, apart from the strings in the bodies.
/// </summary>
public sealed class HostileRequestTests
{
    private static readonly string[] Data = ["step_properties", "workflow_properties", "query_variables", "async_job_id"];

    [Theory]
    [InlineData("one", 1)]
    [InlineData("one", 2)]
    [InlineData("wide", 3)]
    public void A_run_with_hostile_strings_does_the_same_as_one_with_harmless_strings(string shape, int seed)
    {
        var artifact = HostilePipeline.Compile(shape);
        var number = 0;
        var harmless = new Recording(artifact, new HostileValues(() => $"harmless{number++}"), () => $"id{number++}");
        var random = new Random(seed);
        harmless.Requests.Count.ShouldBeGreaterThan(15);
        for (var i = 0; i < 25; i++)
        {
            var values = new HostileValues(random, isLong: i == 0);
            var hostile = new Recording(artifact, values, () => HostileStrings.Next(random));

            hostile.Error.ShouldBeNull();
            hostile.Steps.ShouldBe(harmless.Steps);
            hostile.Requests.ShouldBe(harmless.Requests);
            hostile.CheckBodies(values, shape);
        }
    }

    /// <summary>A run of the compiled workflow, with everything that it does.</summary>
    private sealed class Recording : ExecutionListener, ICallHandler
    {
        private readonly HostileValues _values;
        private readonly Func<string> _next;
        private readonly List<WorkflowValue> _bodies = [];
        private readonly List<string> _started = [];
        private readonly List<string> _polled = [];
        private readonly string _zone;

        public Recording(WorkflowArtifact artifact, HostileValues values, Func<string> next)
        {
            (_values, _next, _zone) = (values, next, next());
            var parsed = new WorkflowParser(new JsonDocumentReader()).Parse(new SourceText(artifact.Source, artifact.FileName));
            var argument = WorkflowValue.FromMap(
                ("inputs", values.Inputs),
                ("query_variables", WorkflowValue.FromMap(("zone", WorkflowValue.FromString(_zone)))),
                ("workflow_properties", WorkflowValue.FromMap(("zone", WorkflowValue.FromString(_zone)))));
            var engine = new WorkflowEngine(
                WorkflowProgram.Compile(parsed.Workflow.ShouldNotBeNull()),
                argument,
                new EngineOptions { Environment = new EngineEnvironment { WorkflowId = artifact.Name } },
                this);
            Error = VirtualTimeHost.Run(engine, this, Engine.Running.Start).Error?.Value.ToJson();
        }

        public string? Error { get; }

        public List<string> Steps { get; } = [];

        public List<string> Requests { get; } = [];

        public override void StepEntered(DateTimeOffset time, int fiberId, StepInfo step) =>
            Steps.Add(string.Create(CultureInfo.InvariantCulture, $"{fiberId} {step.Routine}.{step.Name}"));

        public CallReply Handle(CallEffect call, DateTimeOffset now)
        {
            var request = call.Http.ShouldNotBeNull();
            var body = request.Body;
            _bodies.Add(body);
            var rest = WorkflowValue.FromMap([.. body.Entries.Where(e => !Data.Contains(e.Key)).Select(e => (e.Key, e.Value))]);
            Requests.Add($"{call.Function} {request.Method} {request.Url} {request.Headers} {request.Query} {request.Auth} {rest}");
            return new CallReply(RecordedRun.Answer(AnswerTo(body)), TimeSpan.Zero);
        }

        /// <summary>The strings that the jobs receive, decoded by another reader than that of the engine.</summary>
        public void CheckBodies(HostileValues values, string shape)
        {
            var expected = values.Expected(shape).Values.Select(v => v.ToJson()).ToList();
            foreach (var body in _bodies)
            {
                var given = System.Text.Json.Nodes.JsonNode.Parse(Text(body["step_properties"])).ShouldNotBeNull().AsObject();
                given.Remove("jobs_definitions_bucket");
                var json = WorkflowValue.FromJson(given.ToJsonString()).ToJson();
                expected.ShouldContain(json);
                body["workflow_properties"]["zone"].ShouldBe(WorkflowValue.FromString(_zone));
                body["query_variables"]["zone"].ShouldBe(WorkflowValue.FromString(_zone));
            }

            _polled.Order(StringComparer.Ordinal).ShouldBe(_started.Order(StringComparer.Ordinal)); // each job has one poll
        }

        private WorkflowValue AnswerTo(WorkflowValue body)
        {
            var name = Text(body["job_name"]);
            if (Text(body["call_type"]) == "get_status")
            {
                _polled.Add(Text(body["async_job_id"]));
                return "success";
            }

            if (name == "src")
            {
                return _values.Output;
            }

            if (name == "each")
            {
                var index = WorkflowValue.FromJson(Text(body["step_properties"]))["n"];
                return _values.OutputOf(index.TryGetInteger(out var item) ? (int)item : -1);
            }

            var id = "aef_" + _next();
            _started.Add(id);
            return WorkflowValue.FromString(id);
        }

        private static string Text(WorkflowValue value) => value.TryGetString(out var text) ? text : string.Empty;
    }
}
