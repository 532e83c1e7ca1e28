using Aef.Core.Semantics.Binding;

namespace Aef.Core.Views.Diagrams;

/// <summary>
/// The positions in a picture: levels are columns from left to right, threads are lanes in them, and steps are in their lane. All numbers
/// are pixels.
/// </summary>
internal sealed class SvgLayout
{
    public const int BoxWidth = 188;
    public const int BoxHeight = 62;
    public const int Gap = 30;
    public const int LaneHeight = BoxHeight + 30;
    public const int LaneLabel = 16;
    public const int Padding = 14;
    public const int LevelHead = 30;
    public const int LevelGap = 52;
    public const int Margin = 16;
    public const int Head = 46;

    private readonly BoundPipeline _pipeline;
    private readonly int[] _left;

    public SvgLayout(BoundPipeline pipeline)
    {
        _pipeline = pipeline;
        _left = new int[pipeline.AllLevels.Count + 1];
        _left[0] = Margin;
        for (var level = 0; level < pipeline.AllLevels.Count; level++)
        {
            _left[level + 1] = _left[level] + WidthOf(level) + LevelGap;
        }

        Width = Math.Max(320, _left[^1] - (pipeline.AllLevels.Count > 0 ? LevelGap : 0) + Margin);
        Height = Head + pipeline.AllLevels.Select((_, level) => HeightOf(level)).DefaultIfEmpty().Max() + Margin;
    }

    public int Width { get; }

    public int Height { get; }

    public int LeftOf(int level) => _left[level];

    public int WidthOf(int level)
    {
        var steps = _pipeline.AllLevels[level].Threads.Select(t => t.Steps.Count).DefaultIfEmpty().Max();
        return (2 * Padding) + Math.Max(BoxWidth, (steps * (BoxWidth + Gap)) - Gap);
    }

    public int HeightOf(int level) => LevelHead + (Math.Max(1, _pipeline.AllLevels[level].Threads.Count) * LaneHeight) + Padding;

    public static int LaneOf(int thread) => Head + LevelHead + (thread * LaneHeight);

    /// <summary>The upper left corner of a step's box.</summary>
    public (int X, int Y) BoxOf(int level, int thread, int step) =>
        (LeftOf(level) + Padding + (step * (BoxWidth + Gap)), LaneOf(thread) + LaneLabel);
}
