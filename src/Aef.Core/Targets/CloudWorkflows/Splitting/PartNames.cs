using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aef.Core.Targets.CloudWorkflows.Splitting;

/// <summary>
/// The names of the parts of a split pipeline: the pipeline's name and the part's number. Names of workflows have at most 64 characters; a
/// longer one is cut, and a few digits of its hash distinguish pipelines whose names begin alike.
/// </summary>
/// <param name="pipeline">The name of the pipeline.</param>
/// <param name="byContent">
/// True for names that end with a hash of the source. A part that is deployed under such a name never changes, so a run that has started
/// continues with the parts that it has begun with.
/// </param>
internal sealed class PartNames(string pipeline, bool byContent)
{
    private const int MaxLength = 64;

    private readonly Dictionary<string, string> _hashed = new(StringComparer.Ordinal);

    /// <summary>The name of a part, by its number, which starts at 1.</summary>
    public string Of(int number) => Chosen(string.Create(CultureInfo.InvariantCulture, $"-part-{number}"));

    /// <summary>The name of the workflow of the lanes of a level, by the number of the level, which starts at 1.</summary>
    public string OfLane(int level) => Chosen(string.Create(CultureInfo.InvariantCulture, $"-lane-{level}"));

    /// <summary>The part under its name, which whatever is lowered afterwards refers to.</summary>
    public WorkflowArtifact Name(int number, WorkflowArtifact part) =>
        part.Named(Choose(string.Create(CultureInfo.InvariantCulture, $"-part-{number}"), part));

    /// <summary>The workflow of lanes under its name, which whatever is lowered afterwards refers to.</summary>
    public WorkflowArtifact NameLane(int level, WorkflowArtifact lane) =>
        lane.Named(Choose(string.Create(CultureInfo.InvariantCulture, $"-lane-{level}"), lane));

    private string Choose(string ending, WorkflowArtifact artifact)
    {
        if (byContent)
        {
            _hashed[ending] = $"{ending}-{Hash(artifact.Source)[..8]}";
        }

        return Chosen(ending);
    }

    private string Chosen(string ending) => WithEnding(pipeline, _hashed.GetValueOrDefault(ending, ending));

    private static string WithEnding(string pipeline, string ending)
    {
        if (pipeline.Length + ending.Length <= MaxLength)
        {
            return pipeline + ending;
        }

        ending = $"-{Hash(pipeline)[..6]}{ending}";
        return pipeline[..(MaxLength - ending.Length)] + ending;
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
