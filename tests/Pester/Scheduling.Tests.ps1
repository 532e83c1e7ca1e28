# Get-AefScheduleTime, and how its results are displayed.
& (Join-Path $PSScriptRoot Use-Module.ps1)
BeforeAll {
    Import-Module $env:AEF_MODULE
    function New-Due([hashtable[]] $Schedule) { New-AefPipeline due -Schedule $Schedule | Add-AefLevel | Add-AefStep J01 load dataform-tag-executor }
}

Describe 'Get-AefScheduleTime' {
    It 'returns the next times in the time zone of the schedule, and their intervals' {
        $times = New-Due @{ Cron = '0 5 * * *'; TimeZone = 'Europe/Berlin' } | Get-AefScheduleTime -From '2026-03-28T00:00:00Z' -Count 2
        $times.ForEach{ $_.ScheduledTime.ToString('o') } | Should -Be '2026-03-28T05:00:00.0000000+01:00', '2026-03-29T05:00:00.0000000+02:00'
        $times.StartDate | Should -Be '2026-03-27', '2026-03-28'
    }

    It 'returns one schedule of several' {
        $pipeline = New-Due @{ Name = 'early'; Cron = '0 5 * * *' }, @{ Name = 'late'; Cron = '0 22 * * *' }
        ($pipeline | Get-AefScheduleTime -Count 1).Schedule | Should -Be 'early', 'late'
        ($pipeline | Get-AefScheduleTime -Count 1 -Schedule late).Schedule | Should -Be 'late'
    }

    It 'writes an error for a schedule that the pipeline does not have' {
        $problem = $null
        $times = New-Due @{ Name = 'early'; Cron = '0 5 * * *' } | Get-AefScheduleTime -Schedule nightly -ErrorVariable problem -ErrorAction SilentlyContinue
        $times | Should -BeNullOrEmpty
        "$problem" | Should -BeLike '*nightly*'
    }

    It 'warns about a schedule in words, whose times are not known' {
        $warning = $null
        New-Due @{ Cron = 'every 5 minutes' } | Get-AefScheduleTime -WarningVariable warning -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$warning" | Should -BeLike '*every 5 minutes*'
    }

    It 'displays the control characters of a date format as escapes and keeps them in the value (M5)' {
        $time = New-Due @{ Cron = '0 5 * * *'; DateFormat = "%Y`e[2J" } | Get-AefScheduleTime -From '2026-03-28T00:00:00Z' -Count 1
        $time.StartDate | Should -BeExactly "2026`e[2J"
        foreach ($text in ($time | Out-String -Width 200), ($time | Format-List | Out-String), (& { [version] '1.2'; $time } | Out-String)) {
            $text | Should -Not -Match "`e\[2J"
            $text | Should -Match '2026\\u001b\[2J'
            $text | Should -Not -Match 'IsEmpty'
        }
    }
}
