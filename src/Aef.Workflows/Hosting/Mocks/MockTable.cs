namespace Aef.Workflows.Hosting.Mocks;

/// <summary>The mocks of a file during one run: tracks the answers that each has used.</summary>
internal sealed class MockTable
{
    private readonly MockFile _file;
    private readonly int[] _given;

    public MockTable(MockFile file)
    {
        _file = file;
        _given = new int[file.Mocks.Count];
    }

    public IReadOnlyList<Mock> NeverMatched => [.. _file.Mocks.Where((_, i) => _given[i] == 0)];

    /// <summary>The next answer of the first mock that matches and is not used up; null when there is none.</summary>
    public MockAnswer? Find(Func<MockMatch, bool> holds, out Mock? found)
    {
        for (var i = 0; i < _file.Mocks.Count; i++)
        {
            var mock = _file.Mocks[i];
            if ((mock.Times is null || _given[i] < mock.Times) && holds(mock.Match))
            {
                found = mock;
                return Answer(mock, _given[i]++);
            }
        }

        found = null;
        return null;
    }

    /// <summary>True when a mock that is not used up matches.</summary>
    public bool Matches(Func<MockMatch, bool> holds) =>
        _file.Mocks.Where((m, i) => (m.Times is null || _given[i] < m.Times) && holds(m.Match)).Any();

    private static MockAnswer Answer(Mock mock, int number)
    {
        foreach (var answer in mock.Answers)
        {
            if (number < answer.Times)
            {
                return answer;
            }

            number -= answer.Times;
        }

        return mock.Answers.Count == 0 ? MockAnswer.Value(default) : mock.Answers[^1];
    }
}
