using Aef.Core.Pipelines.Catalog;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.Airflow.Python;

/// <summary>Names in the source of a DAG.</summary>
internal static class PyIdentifier
{
    /// <summary>The name itself: names are created by <see cref="PyNames"/>, so that a value of a user can never be one.</summary>
    public static string Checked(string name) =>
        PythonName.IsValid(name) ? name : throw new AefInternalException($"\"{name}\" is not a name of Python.");
}
