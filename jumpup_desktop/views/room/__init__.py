"""The screens of the panel's day: 개회, 진행, 발표 화면."""
