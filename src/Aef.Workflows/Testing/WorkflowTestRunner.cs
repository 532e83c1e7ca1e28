using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Children;
using Aef.Workflows.Testing.Coverage;
using Aef.Workflows.Testing.Expectations;

namespace Aef.Workflows.Testing;

/// <summary>Runs tests of workflows, on virtual time and without a network.</summary>
public sealed class WorkflowTestRunner
{
    private readonly TimeProvider _clock;

    /// <summary>Creates a runner; <paramref name="clock"/> measures the real duration of tests, and null means the system's.</summary>
    public WorkflowTestRunner(TimeProvider? clock = null) => _clock = clock ?? TimeProvider.System;

    /// <summary>Runs a test; <paramref name="coverage"/> returns the counter for the steps and branches of a source, or null.</summary>
    public WorkflowTestResult Run(
        WorkflowTest test,
        WorkflowTestSource source,
        Func<WorkflowTestSource, CoverageCounts?>? coverage = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(source);
        var begun = _clock.GetTimestamp();
        var observation = Observe(test, source, coverage, cancellationToken);
        var expectations = test.Expectations;
        if (!expectations.OfType<ErrorExpectation>().Any(e => e.Tags.Any(t => t.Text == UnmatchedCallCheck.Tag)))
        {
            expectations = [.. expectations, new UnmatchedCallCheck(test.GetLocation())];
        }

        var failures = Check(observation, expectations, test.GetLocation());
        return new WorkflowTestResult(test.Name, test.GetLocation(), failures, observation.Duration, _clock.GetElapsedTime(begun));
    }

    /// <summary>Compares an observed run with the expectations, in the order of the test file.</summary>
    public static IReadOnlyList<TestFailure> Check(
        TestObservation observation,
        IReadOnlyList<TestExpectation> expectations,
        Location location)
    {
        ArgumentNullException.ThrowIfNull(observation);
        ArgumentNullException.ThrowIfNull(expectations);
        var failures = new List<TestFailure>();
        if (observation.Execution is null && !expectations.Any(e => e.IsOfRefusal))
        {
            failures.Add(
                new TestFailure(
                    "the source has errors and was not run",
                    location,
                    null,
                    string.Join('\n', observation.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))));
        }

        failures.AddRange(expectations.SelectMany(e => e.Check(observation)));
        return [.. failures.OrderBy(f => f.Line).ThenBy(f => f.Column)];
    }

    private static TestObservation Observe(
        WorkflowTest test,
        WorkflowTestSource source,
        Func<WorkflowTestSource, CoverageCounts?>? coverage,
        CancellationToken cancellationToken)
    {
        if (source.Program is not { } program || test.Expectations.Any(e => e.IsOfRefusal))
        {
            return new TestObservation(source.Diagnostics, null);
        }

        var listener = new TestListener(coverage?.Invoke(source));
        var options = new EngineOptions { Environment = test.Environment };
        var environment = new LocalEnvironment(new LocalEnvironmentOptions
        {
            Mocks = test.Mocks,
            Workflows = CatalogOf(test),
            Secrets = test.Secrets,
            Network = new NoNetwork(),
            Engine = options,
            ChildListener = name => test.Workflows.TryGetValue(name, out var child) ? new TestListener(coverage?.Invoke(child)) : null,
        });
        var engine = new WorkflowEngine(program, test.Argument, options, listener);
        var execution = VirtualTimeHost.Run(engine, environment, test.Start, cancellationToken);
        return new TestObservation(source.Diagnostics, execution, listener.Logs, environment.Calls, environment.NeverMatched);
    }

    private static WorkflowCatalog CatalogOf(WorkflowTest test) =>
        new(test.Workflows.Where(w => w.Value.Program is not null).Select(w => (w.Key, w.Value.Program!))); // the filter has checked it

    /// <summary>Tests never use the network.</summary>
    private sealed class NoNetwork : IHostedCallHandler
    {
        public void Begin(HostedEffect effect)
        {
            if (effect.Effect is CallEffect call)
            {
                effect.Answer(
                    EffectOutcome.Failure(
                        WorkflowErrors.ConnectionFailed($"tests cannot make external calls; add a mock for {call.Function}")));
            }
        }
    }
}
