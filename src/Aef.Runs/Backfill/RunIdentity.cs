using Aef.Runs.History;
using Aef.Runs.State;

namespace Aef.Runs.Backfill;

/// <summary>What the runs of an interval have in common: a run with another pipeline, environment or inputs does other work.</summary>
/// <param name="Pipeline">The name of the pipeline.</param>
/// <param name="Environment">The environment; null for none.</param>
/// <param name="InputsHash">The hash of the inputs, as records have it; null without inputs.</param>
public sealed record RunIdentity(string Pipeline, string? Environment, string? InputsHash)
{
    /// <summary>True when an input is recorded as <c>***</c>, so that no record of the runs has all inputs.</summary>
    public bool HidesInputs { get; init; }

    /// <summary>True for the record of such a run.</summary>
    internal bool Accepts(RunRecord record) =>
        record.Mode == RunMode.Run
        && record.Pipeline == Pipeline
        && record.Environment == Environment
        && record.InputsHash == InputsHash;
}
