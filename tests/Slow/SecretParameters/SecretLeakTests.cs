using System.Text;
using Aef.Documents.Collections;
using Aef.Runs.Journals;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Conformity;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Credentials;
using Xunit.Abstractions;

namespace Aef.Tests.SecretParameters;

/// <summary>
/// No secret of a generated pipeline can be read in what leaves its run, although the functions repeat secrets in every answer, in all
/// encodings.
/// </summary>
public sealed class SecretLeakTests(ITestOutputHelper output) : IDisposable
{
    private const int Count = 6;

    private static readonly (string Name, string Value)[] Values =
    [
        ("TOKEN", "tr0ub4dor & \"3\"/?ä${x}"), ("KEY", "-----BEGIN KEY-----\nMIIEvQIBADANBgkqhk\n-----END"), ("PIN", "48291374"),
        ("FLAKY", "jalapeño-salt\\n"),
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("aef-leaks").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void No_secret_can_be_read_in_what_leaves_a_run()
    {
        var (hidden, arguments, resumes) = (0, 0, 0);
        var scenarios = Enumerable.Range(1, 400).Select(n => (Number: n, Scenario: SecretConformityTests.Make(n, seed: 7)))
            .Where(s => s.Scenario.Levels.Count > 1 && s.Scenario.Steps.Count() is > 3 and < 10)
            .Take(Count);
        foreach (var (index, (number, scenario)) in scenarios.Index())
        {
            var product = new ScenarioRun(scenario);
            var dice = new Dice((ulong)number);
            var split = index % 2 == 0;
            var request = new LocalRunRequest(split ? product.Split(1) : product.Compile())
            {
                Script = Script(scenario, dice),
                Secrets = new Secrets(Values),
                Argument = ScenarioText.Argument(scenario) is { } json ? WorkflowValue.FromJson(json) : WorkflowValue.Null,
            };
            var path = Path.Combine(_folder, $"{number}.journal");
            var journal = JournalStarter.Start(path, request, []).Journal.ShouldNotBeNull();
            Run run;
            using (journal)
            {
                run = LocalRunner.Run(request with { Journal = journal });
            }

            var texts = new List<(string Kind, string Text)>
            {
                ("journal", string.Join('\n', File.ReadLines(path).Skip(1))), // the first line has the sources
                ("events", string.Join('\n', run.Events.Select(RunEventWriter.ToJsonLine))),
                ("result", run.Execution.Result.ToString()),
                ("error", run.Execution.Error is { } error ? $"{error.Value} {error.Payload} {error.Context}" : string.Empty),
                ("failures", string.Join('\n', run.Failures.Select(f => $"{f} {f.Answer} {f.AsyncJobId}"))),
                ("resume", run.ArgumentOfRest(request.Argument).ToString()),
            };
            if (split)
            {
                var children = ChildArguments(request);
                arguments += children.Count;
                texts.AddRange(children.Select(c => ("argument of a child", c)));
            }

            hidden += texts.Count(t => t.Text.Contains(Secrets.Hidden, StringComparison.Ordinal));
            resumes += run.ArgumentOfRest(request.Argument)["resume"]["outputs"].Entries.Count;
            foreach (var (kind, text) in texts)
            {
                foreach (var (name, value) in Values)
                {
                    SecretLeaks.Find(text, value).ShouldBeNull($"scenario {number}, {kind}, {name}: {text}");
                }
            }
        }

        output.WriteLine($"{hidden} texts with hidden secrets, {arguments} arguments of children, {resumes} outputs to resume with");
        hidden.ShouldBeGreaterThan(Count / 2);
        arguments.ShouldBeGreaterThanOrEqualTo(Count / 2);
    }

    /// <summary>The functions answer with secrets in different encodings.</summary>
    private static SimulationScript Script(Scenario scenario, Dice dice)
    {
        var script = ScenarioText.Script(scenario);
        return new SimulationScript(
            SimulatedJob.Default,
            scenario.Steps.ToDictionary(
                s => s.Id,
                s => Enumerable.Range(1, s.Starts.Count)
                    .Select(i => script.Get(s.Id, i) with { Output = Echo(dice), Message = Echo(dice) })
                    .ToEquatableList()));
    }

    private static string Echo(Dice dice)
    {
        var value = dice.Pick(Values.Select(v => v.Value).ToArray());
        var padded = new string('x', dice.Below(4)) + value + new string('y', dice.Below(4));
        return dice.Below(9) switch
        {
            0 => $"refused: {padded}",
            1 => Convert.ToBase64String(Encoding.UTF8.GetBytes(padded)),
            2 => Uri.EscapeDataString(padded),
            3 => WorkflowValue.FromString(padded).ToString(),
            4 => padded.ToUpperInvariant(),
            5 => Convert.ToBase64String(Encoding.UTF8.GetBytes(padded)).Replace('+', '-').Replace('/', '_').TrimEnd('='),
            6 => Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes(padded))),
            7 => Convert.ToBase64String(Encoding.UTF8.GetBytes(WorkflowValue.FromString(padded).ToString())),
            _ => WorkflowValue.FromMap(("in", WorkflowValue.FromList([WorkflowValue.FromString(padded)]))).ToJson(),
        };
    }

    /// <summary>The arguments of all executions that the run starts.</summary>
    private static List<string> ChildArguments(LocalRunRequest request)
    {
        var assembly = new LocalRunAssembly(request);
        var recorder = new Recorder(assembly.Calls);
        VirtualTimeHost.Run(assembly.Engine, recorder, request.Start);
        return recorder.Arguments;
    }

    private sealed class Recorder(ICallHandler inner) : IHostedCallHandler
    {
        public List<string> Arguments { get; } = [];

        public CallReply Handle(CallEffect call, DateTimeOffset now) => inner.Handle(call, now);

        public void Begin(HostedEffect effect)
        {
            if (effect.Effect is CallEffect call && call.Function.EndsWith("workflows.executions.run", StringComparison.Ordinal))
            {
                Arguments.Add(call.Arguments["argument"].ToString());
            }

            if (inner is IHostedCallHandler hosted)
            {
                hosted.Begin(effect);
            }
            else
            {
                effect.Answer(inner.Handle((CallEffect)effect.Effect, effect.Loop.Now));
            }
        }
    }
}
