using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aef.Core.Targets.CloudWorkflows.Splitting;

/// <summary>
/// The names of the parts of a split pipeline: the pipeline's name and the part's number. Names of workflows have at most 64 characters; a
/// longer one is cut, and a few digits of its hash distinguish pipelines whose names begin alike.
/// </summary>
internal static class PartNames
{
    private const int MaxLength = 64;

    /// <summary>The name of a part, by its number, which starts at 1.</summary>
    public static string Of(string pipeline, int number) =>
        WithEnding(pipeline, string.Create(CultureInfo.InvariantCulture, $"-part-{number}"));

    /// <summary>The name of the workflow of the lanes of a level, by the number of the level, which starts at 1.</summary>
    public static string OfLane(string pipeline, int level) =>
        WithEnding(pipeline, string.Create(CultureInfo.InvariantCulture, $"-lane-{level}"));

    private static string WithEnding(string pipeline, string ending)
    {
        if (pipeline.Length + ending.Length <= MaxLength)
        {
            return pipeline + ending;
        }

        ending = $"-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(pipeline)))[..6]}{ending}";
        return pipeline[..(MaxLength - ending.Length)] + ending;
    }
}
