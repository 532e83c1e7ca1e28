using System.Globalization;
using System.Text.RegularExpressions;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.Airflow.Rules;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;

namespace Aef.Core.Targets.Airflow;

/// <summary>
/// The version of a Composer environment, such as <c>composer-3-airflow-2.10.5-build.10</c>. AEF's name for it is <c>image_version</c>.
/// </summary>
internal static partial class ImageVersion
{
    /// <summary>The key of the platform parameters.</summary>
    public const string Key = "image_version";

    /// <summary>The generation of Airflow in an environment; null when its parameters do not name a generation that Aef has.</summary>
    public static AirflowGeneration? GenerationOf(PlatformParameters? parameters) =>
        parameters?.Find(Key) is { } version && Pattern().Match(version) is { Success: true } match
            && int.TryParse(match.Groups["major"].Value, CultureInfo.InvariantCulture, out var major)
            && Enum.IsDefined((AirflowGeneration)major)
                ? (AirflowGeneration)major
                : null;

    /// <summary>Reports a version that names no generation that Aef has.</summary>
    public static IEnumerable<Diagnostic> Check(AirflowOptions options, PlatformParameters? parameters, Location location)
    {
        if (!options.IsRequested && parameters?.Find(Key) is { } version && GenerationOf(parameters) is null)
        {
            yield return AirflowDiagnostics.ImageVersion.At(location, Quoted.Text(version));
        }
    }

    [GeneratedRegex("(^|-)airflow-(?<major>[0-9]{1,4})($|[.-])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Pattern();
}
