using System.Collections;
using System.Management.Automation;
using Aef.Runs.Backfill;
using Aef.Runs.History;
using Aef.Runs.Local;

namespace Aef.PowerShell.Binding;

/// <summary>
/// The ids of recorded runs, from strings, recorded runs, runs and handles of the session, intervals of a backfill, and objects with a
/// property RunId or Id.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RecordedRunIdAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => PlainValue.Of(inputData) switch
    {
        null => null,
        PSObject item => IdOf(item),
        IEnumerable items and not string => items.Cast<object?>().Select(IdOf).ToArray(),
        var item => IdOf(item),
    };

    /// <summary>The id of the record of an object of the module; null for any other object.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">The run is not recorded.</exception>
    internal static string? Find(object? value) => value switch
    {
        RunRecord record => record.Id,
        Run run => run.RunId ?? throw NotRecorded(run.Name),
        ISessionRun run => run.RunId ?? throw NotRecorded(run.Name),
        BackfillInterval interval => interval.RunId ?? throw new ArgumentTransformationMetadataException(
            "The interval has no run yet.", new PSInvalidCastException()),
        _ => null,
    };

    private static string IdOf(object? value) => PlainValue.Of(value) switch
    {
        PSObject item => (item.Properties["RunId"] ?? item.Properties["Id"])?.Value is { } id
            ? LanguagePrimitives.ConvertTo<string>(id)
            : throw new ArgumentTransformationMetadataException(
                "The object has no property RunId or Id with the id of a recorded run.", new PSInvalidCastException()),
        var plain => Find(plain) ?? LanguagePrimitives.ConvertTo<string>(value),
    };

    private static ArgumentTransformationMetadataException NotRecorded(string name) => new(
        $"The run of \"{name}\" is not recorded: a simulation is only recorded with -Record.");
}
