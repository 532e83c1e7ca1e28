using System.Globalization;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Executors;

/// <summary>Writes what executors pass to programs as strings.</summary>
internal static class JobText
{
    /// <summary>A value as text: a string as it is, null as nothing, and everything else as JSON.</summary>
    public static string Of(WorkflowValue value) =>
        value.TryGetString(out var text) ? text : value.IsNull ? string.Empty : value.ToJson();

    /// <summary>An id of an attempt that no other attempt has, for the names of resources.</summary>
    public static string IdOf(JobIdentity identity) => string.Create(
        CultureInfo.InvariantCulture,
        $"aef-{identity.JobId}-{identity.Start}-{identity.Attempt}-{identity.RunId}");
}
