using Aef.Documents.Collections;

namespace Aef.Tests.Collections;

public sealed class EquatableListTests
{
    [Fact]
    public void Lists_with_equal_elements_are_equal_however_they_were_made()
    {
        EquatableList<string> literal = ["a", "b"];

        var grown = EquatableList<string>.Empty.Add("a").Add("b");

        grown.ShouldBe(literal);
        grown.GetHashCode().ShouldBe(literal.GetHashCode());
        grown.ShouldNotBe(literal.Add("c"));
    }

    [Fact]
    public void Two_lists_grown_from_one_do_not_see_each_other()
    {
        var root = EquatableList<int>.Empty.Add(1);

        var left = root.Add(2);
        var right = root.Add(3);

        left.ShouldBe([1, 2]);
        right.ShouldBe([1, 3]);
        root.ShouldBe([1]);
        left.Add(4).ShouldBe([1, 2, 4]);
        right.Insert(0, 9).ShouldBe([9, 1, 3]);
    }

    [Fact]
    public void An_element_after_the_end_is_out_of_range_even_when_the_buffer_has_it()
    {
        var root = EquatableList<int>.Empty.Add(1);
        _ = root.Add(2);

        Should.Throw<IndexOutOfRangeException>(() => root[1]);
    }

    [Fact]
    public void Only_one_of_many_threads_that_append_to_one_list_gets_the_shared_buffer()
    {
        var root = EquatableList<int>.Empty.Add(-1).Add(-1);
        var results = new EquatableList<int>[1000];

        Parallel.For(0, results.Length, i => results[i] = root.Add(i));

        results.Select(r => r[2]).ShouldBe(Enumerable.Range(0, results.Length));
    }

    [Fact]
    public void Appending_a_hundred_thousand_elements_one_by_one_does_not_copy_the_list_each_time()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var list = EquatableList<int>.Empty;
        for (var i = 0; i < 100_000; i++)
        {
            list = list.Add(i);
        }

        list.Count.ShouldBe(100_000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(32_000_000); // copying each time would allocate 20 GB
    }
}
